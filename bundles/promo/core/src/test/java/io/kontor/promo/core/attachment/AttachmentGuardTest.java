package io.kontor.promo.core.attachment;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.as;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.RecordType;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.PromoWorld.Databases;
import io.kontor.promo.core.gift.JpaGiftRegister;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P50: whoever sees a record sees its attachments, whoever may change it may add to them. */
class AttachmentGuardTest {
    private static final List<String> READ =
            List.of("item:read", "stock:read", "slip:read", "issue:read", "loss:read", "asset:read", "gift:read");
    private static final List<String> WRITE = List.of(
            "item:write", "movement:post", "slip:write", "issue:write", "loss:write", "asset:write", "gift:write");

    private static final List<String> BOTH =
            Stream.concat(READ.stream(), WRITE.stream()).toList();

    private static Grant[] grants(List<String> permissions) {
        return permissions.stream()
                .map(p -> new Grant("promo:" + p, Scope.OWN, Set.of()))
                .toArray(Grant[]::new);
    }

    /** {@return a record of each type that is Wang's} */
    private static Map<RecordType, UUID> records(PromoWorld world, Actor wang, UUID pen) {
        Map<RecordType, UUID> records = new EnumMap<>(RecordType.class);
        UUID own = admin(() -> world.places.add(
                        new PlaceData("W", "Wang's", PlaceType.WAREHOUSE, null, null, wang.id(), null, null)))
                .id();
        PaperWorld papers = new PaperWorld(world);
        UUID fridge = world.item("FRIDGE", Tracking.SERIAL);
        world.post(
                MovementKind.RECEIPT,
                new PostingLine(fridge, null, List.of("F1"), Place.SUPPLIER, own, BigDecimal.ONE, null, null));
        records.put(RecordType.ITEM, ownItem(world, wang));
        records.put(RecordType.MOVEMENT, world.receive(pen, own, 50).id());
        records.put(
                RecordType.SLIP,
                papers.sent(PaperWorld.slip(SlipKind.ISSUE, own, world.automatic.bagOf(wang.id()), pen, 1))
                        .id());
        records.put(
                RecordType.LOSS,
                admin(() -> papers.losses.report(new LossData(
                                own, pen, null, List.of(), 1, LossReason.MISSING, "not there", null, null, List.of())))
                        .id());
        records.put(
                RecordType.LOAN,
                admin(() -> world.loans.lend(
                                new LoanData(fridge, "F1", own, CustomerRef.typed("Shop"), null, 30, null, List.of())))
                        .id());
        records.put(
                RecordType.GIFT,
                admin(() -> new JpaGiftRegister(world.transactions, world.kernel.staff(), world.clock)
                                .enter(new GiftData(
                                        wang.id(),
                                        CustomerRef.typed("Shop"),
                                        "a watch",
                                        null,
                                        PromoWorld.TODAY,
                                        null,
                                        null)))
                        .id());
        return records;
    }

    private static UUID ownItem(PromoWorld world, Actor owner) {
        PromoItemData plain =
                admin(() -> world.items.find(world.item("VIP")).orElseThrow()).data();
        return admin(() -> world.items.add(new PromoItemData(
                        "OWN",
                        "Wang's",
                        plain.kind(),
                        plain.tracking(),
                        plain.baseUnit(),
                        Map.of(),
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        owner.id(),
                        null,
                        null)))
                .id();
    }

    private static boolean reads(PromoAttachmentGuard guard, Actor actor, AttachedTo record) {
        return as(actor, () -> {
            guard.requireRead(record);
            return true;
        });
    }

    private static boolean writes(PromoAttachmentGuard guard, Actor actor, AttachedTo record) {
        return as(actor, () -> {
            guard.requireWrite(record);
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50HasTheRightsAndRowsOfTheRecord(Databases kind) {
        try (IssueWorld issues = new IssueWorld(kind.open())) {
            PromoWorld world = issues.base;
            PromoAttachmentGuard guard = new PromoAttachmentGuard(world.transactions);
            UUID pen = world.item("PEN");
            Actor wang = issues.rep("wang", pen, 20, grants(BOTH));
            Map<RecordType, UUID> records = records(world, wang, pen);
            records.put(
                    RecordType.ISSUE,
                    issues.give(wang, IssueWorld.data(CustomerRef.typed("Shop"), pen, "1"))
                            .id());
            Actor reader = new Actor(wang.id(), "wang", null, Set.of(), List.of(grants(READ)));
            Actor zhao = world.rep("zhao", grants(BOTH));
            Actor nobody = world.rep("nobody");

            assertThat(records).containsOnlyKeys(RecordType.values());
            records.forEach((type, id) -> {
                AttachedTo record = type.record(id);
                assertThat(reads(guard, wang, record)).isTrue();
                assertThat(writes(guard, wang, record)).isTrue();
                assertThat(writes(guard, PromoWorld.ADMIN, record)).isTrue();
                assertThat(reads(guard, reader, record)).isTrue();
                refused("PERMISSION_MISSING", () -> writes(guard, reader, record));
                refused("PERMISSION_MISSING", () -> reads(guard, nobody, record));
                if (type != RecordType.ITEM) {
                    refused("NOT_FOUND", () -> reads(guard, zhao, record));
                }
                refused("NOT_FOUND", () -> writes(guard, zhao, record));
                refused("NOT_FOUND", () -> reads(guard, PromoWorld.ADMIN, type.record(new UUID(0, 1))));
            });
            refused("NOT_FOUND", () -> reads(guard, PromoWorld.ADMIN, new AttachedTo("promo", "Lot", pen)));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p09p50LetsBothSidesSign(Databases kind) {
        try (PromoWorld world = kind.open()) {
            PromoAttachmentGuard guard = new PromoAttachmentGuard(world.transactions);
            PaperWorld papers = new PaperWorld(world);
            UUID pen = world.item("PEN");
            UUID store = world.warehouse("STORE");
            world.receive(pen, store, 5);
            Actor receiver = papers.rep("receiver", "promo:slip:ack");
            Actor other = papers.rep("other", "promo:slip:ack");
            AttachedTo slip = RecordType.SLIP.record(
                    papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, papers.bag(receiver), pen, 1))
                            .id());
            assertThat(writes(guard, receiver, slip)).isTrue();
            refused("NOT_FOUND", () -> writes(guard, other, slip));
            refused("PERMISSION_MISSING", () -> reads(guard, receiver, slip));
        }
    }
}
