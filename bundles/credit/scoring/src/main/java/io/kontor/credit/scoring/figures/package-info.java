/** Accounts, payments, receivables, losses and limits. */
@NullMarked
package io.kontor.credit.scoring.figures;

import org.jspecify.annotations.NullMarked;
