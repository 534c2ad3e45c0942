/** Merges of two customers, and what undoing them needs. */
@NullMarked
package io.kontor.customer.core.merge;

import org.jspecify.annotations.NullMarked;
