/** Entities, repositories and the row scope of the whole module. */
@NullMarked
package io.kontor.customer.core.store;

import org.jspecify.annotations.NullMarked;
