/** Code lists: presets of the modules, edits of the company. */
@NullMarked
package io.kontor.kernel.core.codelist;

import org.jspecify.annotations.NullMarked;
