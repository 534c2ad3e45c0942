/** Losses and what is charged for them. */
@NullMarked
package io.kontor.promo.core.loss;

import org.jspecify.annotations.NullMarked;
