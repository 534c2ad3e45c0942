/** Axes, their codes and what customers have of them. */
@NullMarked
package io.kontor.customer.core.classification;

import org.jspecify.annotations.NullMarked;
