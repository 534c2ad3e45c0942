/** Trying drafts on portfolios, and looking at overrides and holds. */
@NullMarked
package io.kontor.credit.scoring.portfolio;

import org.jspecify.annotations.NullMarked;
