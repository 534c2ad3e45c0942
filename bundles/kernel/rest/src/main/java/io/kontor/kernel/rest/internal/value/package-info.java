/** Text forms of values, the same in JSON and in parameters. */
@NullMarked
package io.kontor.kernel.rest.internal.value;

import org.jspecify.annotations.NullMarked;
