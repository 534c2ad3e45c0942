@NullMarked
package io.kontor.kernel.shell.internal;

import org.jspecify.annotations.NullMarked;
