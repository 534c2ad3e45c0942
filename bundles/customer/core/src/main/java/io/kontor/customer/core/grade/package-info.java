/** Grade schemes, policies and the grades of customers. */
@NullMarked
package io.kontor.customer.core.grade;

import org.jspecify.annotations.NullMarked;
