/** The places, those kept by hand and those that make themselves. */
@NullMarked
package io.kontor.promo.core.place;

import org.jspecify.annotations.NullMarked;
