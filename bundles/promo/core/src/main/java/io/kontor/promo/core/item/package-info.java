/** The catalogue and its lots. */
@NullMarked
package io.kontor.promo.core.item;

import org.jspecify.annotations.NullMarked;
