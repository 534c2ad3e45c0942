/** Allocation plans and the methods that share a quantity. */
@NullMarked
package io.kontor.promo.core.allocation;

import org.jspecify.annotations.NullMarked;
