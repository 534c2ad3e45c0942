/** Applying lists of credit rules. */
@NullMarked
package io.kontor.credit.scoring.rules;

import org.jspecify.annotations.NullMarked;
