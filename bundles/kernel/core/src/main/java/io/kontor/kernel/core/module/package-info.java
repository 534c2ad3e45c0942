/** The modules of the installation, their state and its reason. */
@NullMarked
package io.kontor.kernel.core.module;

import org.jspecify.annotations.NullMarked;
