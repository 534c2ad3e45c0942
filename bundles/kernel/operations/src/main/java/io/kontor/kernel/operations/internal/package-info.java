/** What an operator's tools ask by HTTP, beside the applications: it answers also while those are away. */
@NullMarked
package io.kontor.kernel.operations.internal;

import org.jspecify.annotations.NullMarked;
