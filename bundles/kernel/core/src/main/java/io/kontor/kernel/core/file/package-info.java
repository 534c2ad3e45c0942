/** Files on their way in and in the database. */
@NullMarked
package io.kontor.kernel.core.file;

import org.jspecify.annotations.NullMarked;
