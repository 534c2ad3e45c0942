/** Who calls: authentication, cross-site defence, limits and headers of every request. */
@NullMarked
package io.kontor.kernel.rest.internal.security;

import org.jspecify.annotations.NullMarked;
