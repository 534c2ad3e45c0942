/** JSON in and out: one strict mapper, merge patch and field selection. */
@NullMarked
package io.kontor.kernel.rest.internal.json;

import org.jspecify.annotations.NullMarked;
