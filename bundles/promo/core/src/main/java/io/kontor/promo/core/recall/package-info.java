/** Recalls: who holds or got goods of a lot has a task until they are back. */
@NullMarked
package io.kontor.promo.core.recall;

import org.jspecify.annotations.NullMarked;
