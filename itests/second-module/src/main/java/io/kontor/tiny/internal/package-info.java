/** A whole module in five small classes; exports nothing. */
@NullMarked
package io.kontor.tiny.internal;

import org.jspecify.annotations.NullMarked;
