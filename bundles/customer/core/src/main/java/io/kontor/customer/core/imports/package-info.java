/** Import from CSV. */
@NullMarked
package io.kontor.customer.core.imports;

import org.jspecify.annotations.NullMarked;
