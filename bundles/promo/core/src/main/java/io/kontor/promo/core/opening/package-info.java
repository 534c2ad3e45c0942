/** Opening balances from files. */
@NullMarked
package io.kontor.promo.core.opening;

import org.jspecify.annotations.NullMarked;
