/** What other modules may ask. */
@NullMarked
package io.kontor.promo.core.lookup;

import org.jspecify.annotations.NullMarked;
