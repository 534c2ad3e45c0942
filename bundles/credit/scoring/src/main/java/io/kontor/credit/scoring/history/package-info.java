/** Facts and outcomes from a customer's history. */
@NullMarked
package io.kontor.credit.scoring.history;

import org.jspecify.annotations.NullMarked;
