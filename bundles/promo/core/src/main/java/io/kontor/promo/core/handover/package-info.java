/** What promo gives to another one when a rep leaves. */
@NullMarked
package io.kontor.promo.core.handover;

import org.jspecify.annotations.NullMarked;
