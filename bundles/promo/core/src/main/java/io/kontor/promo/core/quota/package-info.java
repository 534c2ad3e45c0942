/** The quota rules, and what they and the policies of partners say to an issue. */
@NullMarked
package io.kontor.promo.core.quota;

import org.jspecify.annotations.NullMarked;
