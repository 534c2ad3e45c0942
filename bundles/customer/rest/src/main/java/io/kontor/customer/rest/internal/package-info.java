@NullMarked
package io.kontor.customer.rest.internal;

import org.jspecify.annotations.NullMarked;
