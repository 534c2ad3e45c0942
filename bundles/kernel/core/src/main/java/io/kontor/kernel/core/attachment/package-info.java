/** Attachments of all modules' records: lines in a table, octets in a store, which is the database if nobody else's. */
@NullMarked
package io.kontor.kernel.core.attachment;

import org.jspecify.annotations.NullMarked;
