package io.kontor.credit.api.validation;

import io.kontor.credit.api.finding.Finding;
import java.util.List;

/**
 * A card tried on a sample before it is activated.
 *
 * @param discrimination how well it separates
 * @param calibration whether its probabilities are true
 * @param grades its grades, best first
 * @param findings what speaks against it: faults of the card, grades whose rates do not rise, grades with too many bads
 */
public record CardTrial(
        Discrimination discrimination, Calibration calibration, List<GradeOutcome> grades, List<Finding> findings) {
    /** Keeps the lists by value. */
    public CardTrial {
        grades = List.copyOf(grades);
        findings = List.copyOf(findings);
    }
}
