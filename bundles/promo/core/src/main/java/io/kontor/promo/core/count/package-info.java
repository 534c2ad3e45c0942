/** Counts and their differences. */
@NullMarked
package io.kontor.promo.core.count;

import org.jspecify.annotations.NullMarked;
