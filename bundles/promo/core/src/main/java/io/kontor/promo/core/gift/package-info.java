/** The register of gifts received. */
@NullMarked
package io.kontor.promo.core.gift;

import org.jspecify.annotations.NullMarked;
