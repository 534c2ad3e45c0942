package io.kontor.customer.core.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that holds from a day to a day, or from a day on. */
public interface Term {
    /** {@return the first day} */
    LocalDate validFrom();

    /** {@return the last day, null while it lasts} */
    @Nullable
    LocalDate validTo();

    /** {@return whether it holds on one of some days} */
    default boolean meets(LocalDate from, @Nullable LocalDate to) {
        return Days.isStretch(Days.later(from, validFrom()), Days.earlier(to, validTo()));
    }
}
