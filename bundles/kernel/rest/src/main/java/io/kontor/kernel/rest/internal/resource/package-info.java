/** The kernel's own REST resources. */
@NullMarked
package io.kontor.kernel.rest.internal.resource;

import org.jspecify.annotations.NullMarked;
