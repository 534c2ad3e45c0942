/** The REST resources of the promo module. */
@NullMarked
package io.kontor.promo.rest.internal;

import org.jspecify.annotations.NullMarked;
