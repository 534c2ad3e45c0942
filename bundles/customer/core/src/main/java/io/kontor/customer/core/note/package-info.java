/** Notes that follow analyses up. */
@NullMarked
package io.kontor.customer.core.note;

import org.jspecify.annotations.NullMarked;
