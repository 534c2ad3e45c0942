package io.kontor.promo.core.slip;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.Difference;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.IssueSlips;
import io.kontor.promo.api.slip.Settlement;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.api.value.PaperNames;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Step;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.NamesOnPaper;
import io.kontor.promo.core.document.OpenCampaign;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.loss.LossBook;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.request.RequestBook;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.Numbers;
import io.kontor.promo.core.store.SlipEntity;
import io.kontor.promo.core.store.SlipLineEntity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The slips in the database; their goods move through the ledger. */
@Component
public final class JpaIssueSlips implements IssueSlips {
    private static final String READ = "promo:slip:read";
    private static final String WRITE = "promo:slip:write";
    private static final String ACK = "promo:slip:ack";
    private static final Answer<IssueSlip> SLIP = Answer.of(IssueSlip.class);
    private static final int MAX_PIECES = 1_000;

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final AutomaticPlaces places;
    private final LossBook losses;
    private final SlipDeadlines deadlines;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaIssueSlips(
            @Reference PromoTransactions transactions,
            @Reference PromoLedger ledger,
            @Reference AutomaticPlaces places,
            @Reference LossBook losses,
            @Reference SlipDeadlines deadlines,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.places = places;
        this.losses = losses;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public Page<IssueSlip> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<SlipEntity> page = SlipRows.LISTING.page(em, query, access, q -> SlipRows.in(access, q), null);
            Map<UUID, List<SlipLine>> lines =
                    SlipRows.lines(em, page.items().stream().map(SlipEntity::id).toList());
            return page.map(s -> s.slip(lines.getOrDefault(s.id(), List.of())));
        });
    }

    @Override
    public Optional<IssueSlip> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> SlipRows.ROWS.find(em, id, access).map(s -> SlipRows.ROWS.view(em, s)));
    }

    /** {@return whether a slip is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return SlipRows.ROWS.find(em, id, access).isPresent();
    }

    @Override
    public Optional<PaperNames> names(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> SlipRows.ROWS.find(em, id, access).map(s -> {
            IssueSlip slip = SlipRows.ROWS.view(em, s);
            return new NamesOnPaper(em)
                    .names(
                            List.of(slip.data().fromId(), slip.data().toId()),
                            slip.lines().stream().map(SlipLine::itemId),
                            slip.lines().stream().map(SlipLine::lotId));
        }));
    }

    @Override
    public IssueSlip pick(SlipData data) {
        Access access = Call.require(WRITE);
        checkPick(data);
        UUID caller = Call.current().actor().id();
        return transactions.write(SLIP, em -> {
            PlaceFacts from = SlipEnds.check(data, new JdbcLedgerStore(em));
            OneEnd gate = new OneEnd(access.rows(), data.fromId());
            gate.place(from);
            Picking picking = new Picking(em, data, today());
            for (ItemFacts item : picking.items().values()) {
                gate.item(item, from);
            }
            SlipData kept = serve(em, data);
            requireOpenCampaign(em, kept);
            UUID id = Ids.next();
            String number = kept.number() == null ? Numbers.SLIP.next(em) : kept.number();
            em.persist(new SlipEntity(id, number, kept, caller, Instant.ofEpochMilli(clock.millis())));
            // a number that is taken is told before the goods are
            em.flush();
            List<SlipLine> lines = picking.pick(holds -> ledger.hold(em, SlipMoves.document(id, number), holds));
            lines.forEach(line -> em.persist(new SlipLineEntity(Ids.next(), id, line)));
            em.flush();
            IssueSlip slip = SlipRows.ROWS.view(em, em.find(SlipEntity.class, id));
            transactions
                    .chronicle()
                    .record(
                            em,
                            SlipRows.TRACKED
                                    .created(id, number, slip)
                                    .root(data.toId())
                                    .event("PromoSlipPicked", slip));
            return slip;
        });
    }

    /** What is left comes home after the campaign as well. */
    private static void requireOpenCampaign(EntityManager em, SlipData data) {
        if (data.kind() != SlipKind.RETURN) {
            OpenCampaign.require(em, data.campaignId());
        }
    }

    private static void checkPick(SlipData data) {
        Documents.throwIfAny(data.violations());
        List<String> serials =
                data.lines().stream().flatMap(l -> l.serials().stream()).toList();
        Violations violations = new Violations().size("lines", serials, MAX_PIECES);
        serials.forEach(serial -> violations.code("lines.serials", serial));
        violations.throwIfAny();
    }

    /** {@return the slip with what its request says} Promises some of what the request approved, when it has one. */
    private SlipData serve(EntityManager em, SlipData data) {
        UUID requestId = data.requestId();
        if (requestId == null) {
            return data;
        }
        Map<UUID, Long> quantities = data.lines().stream()
                .collect(Collectors.toMap(SlipData.Line::itemId, SlipData.Line::quantity, Long::sum));
        PromoRequest request = new RequestBook(em, transactions.chronicle()).pick(requestId, quantities);
        if (!request.data().toId().equals(data.toId())) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_AS_REQUESTED", "toId");
        }
        UUID campaign = data.campaignId() == null ? request.data().campaignId() : data.campaignId();
        return new SlipData(
                data.kind(),
                data.number(),
                requestId,
                data.fromId(),
                data.toId(),
                campaign,
                data.lines(),
                data.remark());
    }

    @Override
    public IssueSlip send(UUID id, long version, @Nullable Evidence signature) {
        Access access = Call.require(WRITE);
        checkSignature(signature);
        UUID transit = transitOf(id, access);
        return update(new Target(id, version, access, null), (em, slip, before) -> {
            require(before, SlipState.PICKED);
            requireOpenCampaign(em, before.data());
            new SlipMoves(ledger, em, before, transit)
                    .send(OneEnd.of(em, access, before.data().fromId()), signature);
            slip.send(today());
            slip.sign(signature);
            request(em, before, RequestBook::issue, sums(before.lines().stream()));
            return "PromoSlipSent";
        });
    }

    /** {@return where the goods of a slip are while on the way; made before the slip's own transaction} */
    private UUID transitOf(UUID id, Access access) {
        UUID to = transactions.read(em -> SlipRows.ROWS
                .find(em, id, access)
                .map(s -> SlipRows.ROWS.view(em, s).data().toId())
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND")));
        return places.transitTo(to);
    }

    private static void checkSignature(@Nullable Evidence signature) {
        if (signature != null) {
            Violations violations = new Violations();
            signature.check("signature", violations);
            violations.throwIfAny();
        }
    }

    @Override
    public IssueSlip acknowledge(UUID id, long version, Acknowledgement acknowledgement) {
        Access access = Call.require(ACK);
        checkSignature(acknowledgement.signature());
        new Violations().text("remark", acknowledgement.remark(), 500).throwIfAny();
        UUID transit = transitOf(id, access);
        return update(new Target(id, version, access, acknowledgement.remark()), (em, slip, before) -> {
            if (before.state() == SlipState.DONE) {
                throw KontorException.of(ProblemKind.CONFLICT, "ACKNOWLEDGED_ALREADY");
            }
            require(before, SlipState.SENT);
            OneEnd gate = OneEnd.of(em, access, before.data().toId());
            List<SlipLineEntity> lines = SlipRows.lines(em, id);
            List<SlipMoves.Part> parts = Arrived.parts(acknowledgement, lines);
            if (!parts.isEmpty()) {
                new SlipMoves(ledger, em, before, transit).confirm(parts, gate, acknowledgement.signature());
            }
            slip.sign(acknowledgement.signature());
            boolean open = lines.stream().anyMatch(l -> l.open() > 0);
            slip.confirm(open);
            return open ? "PromoReceiptDisputed" : "PromoSlipDone";
        });
    }

    @Override
    public IssueSlip settle(UUID id, long version, Difference difference) {
        Access access = Call.require(WRITE);
        Documents.throwIfAny(difference.violations());
        UUID liable = difference.settlement() == Settlement.LOST ? difference.liableId() : null;
        losses.requireKnown(liable);
        UUID transit = transitOf(id, access);
        return update(new Target(id, version, access, difference.reason()), (em, slip, before) -> {
            require(before, SlipState.SENT);
            OneEnd gate = OneEnd.of(em, access, before.data().fromId());
            List<SlipLineEntity> lines = SlipRows.lines(em, id);
            SlipLineEntity line = lines.stream()
                    .filter(l -> l.lineNo() == difference.lineNo() && l.open() > 0)
                    .findFirst()
                    .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "NO_DIFFERENCE", "lineNo"));
            SlipMoves.Part part = new SlipMoves.Part(line.line(), line.open());
            SlipMoves moves = new SlipMoves(ledger, em, before, transit);
            if (difference.settlement() == Settlement.LOST) {
                Movement movement = moves.lose(part, difference.reason());
                losses.keep(em, Ids.next(), moves.loss(part, difference.reason(), liable), movement);
            } else {
                moves.sendBack(part, difference.reason(), gate);
                request(em, before, RequestBook::sendBack, Map.of(part.line().itemId(), part.units()));
            }
            line.settle();
            slip.confirm(lines.stream().anyMatch(l -> l.open() > 0));
            return "PromoSlipSettled";
        });
    }

    @Override
    public IssueSlip cancel(UUID id, long version, String reason) {
        Access access = Call.require(WRITE);
        Documents.checkReason(reason);
        return update(new Target(id, version, access, reason), (em, slip, before) -> {
            require(before, SlipState.PICKED);
            OneEnd.of(em, access, before.data().fromId());
            ledger.release(em, SlipMoves.document(id, before.number()));
            slip.cancel();
            request(em, before, RequestBook::release, sums(before.lines().stream()));
            return "PromoSlipCancelled";
        });
    }

    /** What a slip does to its request. */
    @FunctionalInterface
    private interface Serve {
        void apply(RequestBook book, UUID requestId, Map<UUID, Long> quantities);
    }

    private void request(EntityManager em, IssueSlip slip, Serve serve, Map<UUID, Long> quantities) {
        UUID requestId = slip.data().requestId();
        if (requestId != null) {
            serve.apply(new RequestBook(em, transactions.chronicle()), requestId, quantities);
        }
    }

    private static Map<UUID, Long> sums(Stream<SlipLine> lines) {
        return lines.collect(Collectors.toMap(SlipLine::itemId, SlipLine::quantity, Long::sum));
    }

    private IssueSlip update(Target target, Step<SlipEntity, IssueSlip> step) {
        return transactions.write(SLIP, em -> {
            IssueSlip after = Documents.change(em, transactions.chronicle(), SlipRows.ROWS, target, step);
            UUID receiver = receiver(em, after);
            transactions.afterCommit(() -> deadlines.follow(after, receiver));
            return after;
        });
    }

    /** {@return who keeps the place the goods go to, else who wrote the slip} */
    private static UUID receiver(EntityManager em, IssueSlip slip) {
        PlaceFacts to = new JdbcLedgerStore(em)
                .places(List.of(slip.data().toId()))
                .get(slip.data().toId());
        UUID keeper = to == null ? null : to.keeperId();
        return keeper == null ? slip.createdBy() : keeper;
    }

    private static void require(IssueSlip slip, SlipState state) {
        if (slip.state() != state) {
            throw Documents.state("SLIP_STATE", slip.state());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
