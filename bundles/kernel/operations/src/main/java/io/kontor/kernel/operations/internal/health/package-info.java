/** How the system is: one check a concern. */
@NullMarked
package io.kontor.kernel.operations.internal.health;

import org.jspecify.annotations.NullMarked;
