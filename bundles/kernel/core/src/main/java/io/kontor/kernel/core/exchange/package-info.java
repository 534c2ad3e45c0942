/**
 * Imports and exports as jobs. The file waits in the database in pieces, so that any node can go on with a run; what
 * became of its rows is the module's own record.
 */
@NullMarked
package io.kontor.kernel.core.exchange;

import org.jspecify.annotations.NullMarked;
