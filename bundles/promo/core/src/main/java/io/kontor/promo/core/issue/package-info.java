/** Issues to customers: drafts, hand-outs, approval and returns. */
@NullMarked
package io.kontor.promo.core.issue;

import org.jspecify.annotations.NullMarked;
