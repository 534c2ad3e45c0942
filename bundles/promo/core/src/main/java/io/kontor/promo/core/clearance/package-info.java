/** What reps still carry and owe when they leave. */
@NullMarked
package io.kontor.promo.core.clearance;

import org.jspecify.annotations.NullMarked;
