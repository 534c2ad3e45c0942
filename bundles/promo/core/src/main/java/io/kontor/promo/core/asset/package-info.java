/** Equipment on loan. */
@NullMarked
package io.kontor.promo.core.asset;

import org.jspecify.annotations.NullMarked;
