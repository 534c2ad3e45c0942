package io.kontor.promo.api.approval;

/** Who approves, from low to high; a higher one may approve all that a lower one may. */
public enum ApprovalLevel {
    /** Whoever may approve requests or issues at all. */
    FIRST(1),
    /** Whoever has {@code promo:approval:second} as well. */
    SECOND(2),
    /** Whoever has {@code promo:approval:third} as well; without limit. */
    THIRD(3);

    private final int number;

    ApprovalLevel(int number) {
        this.number = number;
    }

    /** {@return its number for people, from 1} */
    public int number() {
        return number;
    }
}
