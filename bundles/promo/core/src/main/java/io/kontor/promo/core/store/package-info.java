/** The module's rows: entities for reading, plain statements for the ledger, and who may see what. */
@NullMarked
package io.kontor.promo.core.store;

import org.jspecify.annotations.NullMarked;
