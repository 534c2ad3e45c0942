/** What all documents have in common. */
@NullMarked
package io.kontor.promo.core.document;

import org.jspecify.annotations.NullMarked;
