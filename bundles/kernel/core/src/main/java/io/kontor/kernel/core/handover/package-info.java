/** Hand-overs: asks the modules what is open of who leaves, and keeps what they gave to whom. */
@NullMarked
package io.kontor.kernel.core.handover;

import org.jspecify.annotations.NullMarked;
