/** Texts over the catalogs of all modules. */
@NullMarked
package io.kontor.kernel.core.text;

import org.jspecify.annotations.NullMarked;
