/** From outcomes to cards: prebins, exact optimal bins, regression and boosted stumps. */
@NullMarked
package io.kontor.credit.scoring.fit;

import org.jspecify.annotations.NullMarked;
