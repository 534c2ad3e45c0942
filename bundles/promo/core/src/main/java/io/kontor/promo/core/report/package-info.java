/** Reports over movements, balances and issues, and their files. */
@NullMarked
package io.kontor.promo.core.report;

import org.jspecify.annotations.NullMarked;
