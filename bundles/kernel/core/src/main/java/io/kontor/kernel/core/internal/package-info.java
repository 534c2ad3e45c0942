@NullMarked
package io.kontor.kernel.core.internal;

import org.jspecify.annotations.NullMarked;
