/** The OpenAPI document of the running modules. */
@NullMarked
package io.kontor.kernel.rest.internal.openapi;

import org.jspecify.annotations.NullMarked;
