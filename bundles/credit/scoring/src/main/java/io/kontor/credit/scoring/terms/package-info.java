/** Terms tables: exact analysis and fast decisions. */
@NullMarked
package io.kontor.credit.scoring.terms;

import org.jspecify.annotations.NullMarked;
