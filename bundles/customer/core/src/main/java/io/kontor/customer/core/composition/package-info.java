/** The composition analyses. */
@NullMarked
package io.kontor.customer.core.composition;

import org.jspecify.annotations.NullMarked;
