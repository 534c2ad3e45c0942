/** Credit scoring on public data, beside reference results. */
@NullMarked
package io.kontor.itests.benchmarks.credit;

import org.jspecify.annotations.NullMarked;
