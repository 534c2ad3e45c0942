/** The module's part of the REST interface. */
@NullMarked
package io.kontor.promo.rest.internal;

import org.jspecify.annotations.NullMarked;
