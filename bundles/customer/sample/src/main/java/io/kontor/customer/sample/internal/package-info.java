/** Sample data, generated in code and written through the API services only. */
@NullMarked
package io.kontor.customer.sample.internal;

import org.jspecify.annotations.NullMarked;
