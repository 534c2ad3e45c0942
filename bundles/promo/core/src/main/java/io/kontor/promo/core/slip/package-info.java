/** Issue slips, from picking to the receiver's word. */
@NullMarked
package io.kontor.promo.core.slip;

import org.jspecify.annotations.NullMarked;
