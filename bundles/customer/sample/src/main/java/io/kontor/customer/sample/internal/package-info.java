@NullMarked
package io.kontor.customer.sample.internal;

import org.jspecify.annotations.NullMarked;
