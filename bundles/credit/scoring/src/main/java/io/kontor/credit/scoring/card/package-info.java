/** Compiled cards, ratings and their explanation, and the example cards. */
@NullMarked
package io.kontor.credit.scoring.card;

import org.jspecify.annotations.NullMarked;
