/** What the module does when two customers become one. */
@NullMarked
package io.kontor.promo.core.merge;

import org.jspecify.annotations.NullMarked;
