package io.kontor.kernel.api.merge;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * Records of one kind that a merge concerns.
 *
 * @param kind the kind, as it is called in histories, for example {@code CustomerIssue}
 * @param label its name for people
 * @param moves how many would belong to the customer that stays
 * @param stays how many would stay as they are
 * @param notes what else that means, and why some stay
 */
public record Relink(String kind, LocalizedText label, long moves, long stays, List<LocalizedText> notes) {
    /** Keeps the notes by value. */
    public Relink {
        notes = List.copyOf(notes);
    }
}
