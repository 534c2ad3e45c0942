/** Who approves how much. */
@NullMarked
package io.kontor.promo.core.approval;

import org.jspecify.annotations.NullMarked;
