/** Jobs, recurring work and due times in the database: one node at a time does them, whichever is up. */
@NullMarked
package io.kontor.kernel.core.job;

import org.jspecify.annotations.NullMarked;
