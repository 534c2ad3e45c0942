/** Gifts that go with orders: earned by a condition, given, and asked back when goods come back. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.order;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
