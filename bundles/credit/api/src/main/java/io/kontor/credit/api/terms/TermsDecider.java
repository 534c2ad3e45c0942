package io.kontor.credit.api.terms;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A terms table made ready for many decisions. Immutable and safe for all threads. */
@ProviderType
public interface TermsDecider {
    /**
     * {@return the row that decides, or empty when none matches or the grade is unknown}
     *
     * @param terms the case
     */
    Optional<TermsRow> decide(TermsCase terms);
}
