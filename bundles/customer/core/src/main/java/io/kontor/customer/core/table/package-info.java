/** The columns of the module's tables in files, and what is common to its exports. */
@NullMarked
package io.kontor.customer.core.table;

import org.jspecify.annotations.NullMarked;
