package io.kontor.promo.api.value;

import io.kontor.kernel.api.attachment.AttachedTo;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The records of the module that take photos, signatures and papers as attachments. */
public enum RecordType {
    /** An item of the catalogue: its picture. */
    ITEM("PromoItem"),
    /** A movement: delivery notes and photos of what came. */
    MOVEMENT("Movement"),
    /** An issue slip: signatures of both sides. */
    SLIP("IssueSlip"),
    /** An issue to a customer: signature or photo. */
    ISSUE("CustomerIssue"),
    /** A loss: photos of what is broken. */
    LOSS("LossReport"),
    /** Equipment on loan: photos of each inspection. */
    LOAN("AssetLoan"),
    /** A gift received. */
    GIFT("GiftReceived");

    private final String code;

    RecordType(String code) {
        this.code = code;
    }

    /**
     * {@return a record as attachments refer to it}
     *
     * @param id identity of the record
     */
    public AttachedTo record(UUID id) {
        return new AttachedTo("promo", code, id);
    }

    /**
     * {@return the type of a record, empty when it is none of these}
     *
     * @param record the record
     */
    public static Optional<RecordType> of(AttachedTo record) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(record.type()))
                .findFirst();
    }
}
