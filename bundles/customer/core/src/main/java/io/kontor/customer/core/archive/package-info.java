/** Cards, key persons, life cycle and relations. */
@NullMarked
package io.kontor.customer.core.archive;

import org.jspecify.annotations.NullMarked;
