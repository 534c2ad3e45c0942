/** Early warnings and the calendar of reviews. */
@NullMarked
package io.kontor.credit.scoring.warning;

import org.jspecify.annotations.NullMarked;
