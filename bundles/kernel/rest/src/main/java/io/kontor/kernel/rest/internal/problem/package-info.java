/** Every refusal as problem+json: exceptions and parameters of the wrong type. */
@NullMarked
package io.kontor.kernel.rest.internal.problem;

import org.jspecify.annotations.NullMarked;
