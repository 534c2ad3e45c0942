package io.kontor.credit.api.fitting;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.scorecard.Scorecard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fit.
 *
 * @param card the card, null when the sample was refused; the findings say why
 * @param variables all columns in bins, in the order of the sample
 * @param findings what was left out, warned of or refused
 * @param rows rows of the sample
 * @param bads rows with a bad outcome
 * @param sampleHash SHA-256 over the sample as hex digits, whatever the order of its rows
 */
public record FitResult(
        @Nullable Scorecard card,
        List<Variable> variables,
        List<Finding> findings,
        int rows,
        int bads,
        String sampleHash) {
    /** Keeps the lists by value. */
    public FitResult {
        variables = List.copyOf(variables);
        findings = List.copyOf(findings);
    }

    /** {@return the card, or empty when the sample was refused} */
    public Optional<Scorecard> scorecard() {
        return Optional.ofNullable(card);
    }
}
