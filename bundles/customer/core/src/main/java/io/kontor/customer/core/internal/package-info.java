@NullMarked
package io.kontor.customer.core.internal;

import org.jspecify.annotations.NullMarked;
