@NullMarked
package io.kontor.kernel.rest.internal;

import org.jspecify.annotations.NullMarked;
