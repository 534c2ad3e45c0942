/** The REST resources of the customer module. */
@NullMarked
package io.kontor.customer.rest.internal;

import org.jspecify.annotations.NullMarked;
