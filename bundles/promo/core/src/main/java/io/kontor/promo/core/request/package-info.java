/** Requests for promo items. */
@NullMarked
package io.kontor.promo.core.request;

import org.jspecify.annotations.NullMarked;
