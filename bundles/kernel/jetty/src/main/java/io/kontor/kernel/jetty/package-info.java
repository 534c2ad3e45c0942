/** What only Jetty itself can do for the HTTP door: roots of applications, and requests too broken for a servlet. */
@NullMarked
package io.kontor.kernel.jetty;

import org.jspecify.annotations.NullMarked;
