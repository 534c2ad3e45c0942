/** Trade facts typed in, and the history over all sources. */
@NullMarked
package io.kontor.customer.core.trade;

import org.jspecify.annotations.NullMarked;
