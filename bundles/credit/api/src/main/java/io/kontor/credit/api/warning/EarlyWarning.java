package io.kontor.credit.api.warning;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Early warnings as pure functions of a history, the same as of any past day. */
@ProviderType
public interface EarlyWarning {
    /**
     * {@return the warnings of a day, in the order of {@link Alert.Trigger}; what happened on the day itself or later
     * is not known yet, and single events warn for 90 days}
     *
     * @param history what happened
     * @param day the day
     */
    List<Alert> alerts(CustomerHistory history, LocalDate day);

    /**
     * {@return the day of the next review: 12 months after the last for grades A and B, 6 for C, 3 for D, 1 for all
     * others, or earlier when a warning after the last review asks for it}
     *
     * @param grade the grade shown to users
     * @param last day of the last review
     * @param alerts warnings
     */
    LocalDate nextReview(String grade, LocalDate last, List<Alert> alerts);
}
