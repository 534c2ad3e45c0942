package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.request.LineProgress;
import io.kontor.promo.api.request.RequestLine;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A line of a request: asked, approved, promised to slips, sent on slips. */
@Entity
@Table(name = "promo_request_line")
public class RequestLineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "line_no")
    private int lineNo;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "asked")
    private long asked;

    @Column(name = "approved")
    private long approved;

    @Column(name = "picked")
    private long picked;

    @Column(name = "issued")
    private long issued;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RequestLineEntity() {}

    /** A line nobody has decided on. */
    @SuppressWarnings("NullAway.Init")
    public RequestLineEntity(UUID id, UUID requestId, int lineNo, RequestLine line) {
        this.id = id;
        this.requestId = requestId;
        this.lineNo = lineNo;
        itemId = line.itemId();
        asked = line.quantity();
    }

    /** Approves some of it. */
    public void approve(long quantity) {
        approved = quantity;
    }

    /** Promises some to a slip, or takes a promise back when negative. */
    public void pick(long quantity) {
        picked += quantity;
    }

    /** Sends some on a slip, or takes it back when negative. */
    public void issue(long quantity) {
        issued += quantity;
    }

    /** {@return the request} */
    public UUID requestId() {
        return requestId;
    }

    /** {@return the item} */
    public UUID itemId() {
        return itemId;
    }

    /** {@return base units that may still be picked} */
    public long open() {
        return approved - picked;
    }

    /** {@return whether some is promised to slips that are not sent} */
    public boolean isPicked() {
        return picked > issued;
    }

    /** {@return how far it is} */
    public LineProgress progress() {
        return new LineProgress(itemId, asked, approved, issued);
    }
}
