package io.kontor.promo.api.slip;

import io.kontor.kernel.api.value.Versioned;
import io.kontor.promo.api.value.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slip.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param number the number people know it by
 * @param data what was asked to be picked
 * @param state how far it is
 * @param ackState how much is confirmed
 * @param lines what was picked
 * @param signatures signatures of both sides
 * @param createdAt when it was picked
 * @param createdBy who picked it
 * @param sentOn day it was sent, null while it was not
 */
public record IssueSlip(
        UUID id,
        long version,
        String number,
        SlipData data,
        SlipState state,
        AckState ackState,
        List<SlipLine> lines,
        List<Evidence> signatures,
        Instant createdAt,
        UUID createdBy,
        @Nullable LocalDate sentOn)
        implements Versioned {
    /** Keeps the lists by value. */
    public IssueSlip {
        lines = List.copyOf(lines);
        signatures = List.copyOf(signatures);
    }
}
