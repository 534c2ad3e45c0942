/** Campaigns and their close-out. */
@NullMarked
package io.kontor.promo.core.campaign;

import org.jspecify.annotations.NullMarked;
