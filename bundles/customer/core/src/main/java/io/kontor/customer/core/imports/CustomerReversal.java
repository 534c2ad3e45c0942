package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardPartsRepository;
import io.kontor.customer.core.store.Chunks;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.LifecycleEntity;
import io.kontor.customer.core.store.RowDeletion;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Reversal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Takes changes of customers back: new ones go, changed ones become what they were. */
final class CustomerReversal {
    private static final List<String> PARTS = List.of(
            "customer_address",
            "customer_phone",
            "customer_external_id",
            "customer_field_source",
            "customer_service_area",
            "customer_lifecycle",
            "customer_classification");
    private static final List<String> USES = List.of(
            "KeyPersonEntity e where e.customerId",
            "TradeFactEntity e where e.customerId",
            "GradeEntity e where e.customerId",
            "GradeProposalEntity e where e.customerId",
            "RelationEntity e where e.fromId",
            "RelationEntity e where e.toId");

    private static final String REASON = "import reverted";

    private final EntityManager em;
    private final List<Access> accesses;
    private final Instant now;
    private final Chronicle chronicle;
    private final Map<String, String> regionPaths = new HashMap<>();

    CustomerReversal(EntityManager em, List<Access> accesses, Instant now, Chronicle chronicle) {
        this.em = em;
        this.accesses = accesses;
        this.now = now;
        this.chronicle = chronicle;
    }

    void run(Reversal reversal) {
        List<UUID> ids = reversal.changes().stream()
                .map(Reversal.Change::subject)
                .sorted()
                .toList();
        Map<UUID, CustomerEntity> customers = new CustomerRepository(em).lockAll(ids);
        Set<UUID> used = used(reversal.changes().stream()
                .filter(Reversal.Change::creates)
                .map(Reversal.Change::subject)
                .toList());
        Map<Reversal.Change, CustomerImage> images = images(reversal);
        List<Reversal.Change> removed = new ArrayList<>();
        Map<Reversal.Change, CustomerImage> restored = new LinkedHashMap<>();
        for (Reversal.Change change : reversal.changes()) {
            CustomerEntity customer = customers.get(change.subject());
            CustomerImage image = images.get(change);
            String reason = reasonToKeep(change, customer, image, used);
            if (reason != null) {
                reversal.kept(change, reason);
            } else if (image == null) {
                removed.add(change);
            } else {
                restored.put(change, image);
            }
        }
        remove(removed.stream()
                .map(c -> Objects.requireNonNull(customers.get(c.subject())))
                .toList());
        removed.forEach(reversal::removed);
        restore(restored, customers, reversal);
    }

    /** Reads the images, and where the tree has their regions now. */
    private Map<Reversal.Change, CustomerImage> images(Reversal reversal) {
        Map<Reversal.Change, CustomerImage> images = new HashMap<>();
        Set<String> regions = new HashSet<>();
        for (Reversal.Change change : reversal.changes()) {
            if (!change.creates()) {
                CustomerImage image = change.image(CustomerImage.class);
                images.put(change, image);
                String region = image.card().regionCode();
                if (region != null) {
                    regions.add(region);
                }
            }
        }
        for (List<String> chunk : Chunks.of(regions)) {
            em.createQuery(
                            "select distinct c.regionCode, c.regionPath from CustomerEntity c"
                                    + " where c.regionCode in :codes and c.regionPath is not null",
                            Object[].class)
                    .setParameter("codes", chunk)
                    .getResultList()
                    .forEach(row -> regionPaths.put((String) row[0], (String) row[1]));
        }
        return images;
    }

    private @Nullable String reasonToKeep(
            Reversal.Change change, @Nullable CustomerEntity customer, @Nullable CustomerImage image, Set<UUID> used) {
        if (customer == null || customer.version() != change.after()) {
            return "CHANGED_SINCE";
        }
        if (!accesses.stream().allMatch(a -> CustomerScope.covers(a.rows(), customer))
                || (image != null && !accesses.stream().allMatch(a -> covers(a, image)))) {
            return "OUT_OF_SCOPE";
        }
        return image == null && used.contains(customer.id()) ? "CUSTOMER_IN_USE" : null;
    }

    private boolean covers(Access access, CustomerImage image) {
        return access.rows().covers(image.card().ownerId(), image.card().teamId(), path(image));
    }

    /** The tree may have moved since. */
    private @Nullable String path(CustomerImage image) {
        String region = image.card().regionCode();
        return region == null
                ? null
                : Optional.ofNullable(regionPaths.get(region)).orElse(image.regionPath());
    }

    /** {@return those among new customers that something hangs on} */
    private Set<UUID> used(List<UUID> ids) {
        Set<UUID> used = new HashSet<>();
        for (List<UUID> chunk : Chunks.of(ids)) {
            for (String use : USES) {
                String attribute = use.substring(use.lastIndexOf(' ') + 1);
                used.addAll(em.createQuery("select distinct " + attribute + " from " + use + " in :ids", UUID.class)
                        .setParameter("ids", chunk)
                        .getResultList());
            }
        }
        return used;
    }

    private void remove(List<CustomerEntity> customers) {
        List<UUID> ids = customers.stream().map(CustomerEntity::id).toList();
        Map<UUID, CardParts> parts = new CardPartsRepository(em).of(ids);
        for (CustomerEntity customer : customers) {
            Card card = customer.card(parts.getOrDefault(customer.id(), CardParts.NONE));
            chronicle.record(em, Trail.removed(customer, card).reason(REASON));
        }
        PARTS.forEach(part -> RowDeletion.of(em, part, "customer_id", ids));
        RowDeletion.of(em, "customer_customer", "id", ids);
    }

    private void restore(
            Map<Reversal.Change, CustomerImage> images, Map<UUID, CustomerEntity> customers, Reversal reversal) {
        List<UUID> ids = images.keySet().stream().map(Reversal.Change::subject).toList();
        CardPartsRepository parts = new CardPartsRepository(em);
        Map<UUID, CardParts> present = parts.of(ids);
        Holders holders = new Holders(em, images.values());
        List<CardPartsRepository.Replacement> lists = new ArrayList<>();
        Map<Reversal.Change, CustomerEntity> done = new LinkedHashMap<>();
        images.forEach((change, image) -> {
            CustomerEntity customer = Objects.requireNonNull(customers.get(change.subject()));
            CardParts now = present.getOrDefault(customer.id(), CardParts.NONE);
            String taken = holders.takenFrom(customer.id(), image.card());
            if (taken != null) {
                reversal.kept(change, taken);
                return;
            }
            Card before = customer.card(now);
            holders.move(customer.id(), before, image.card());
            if (holders.isFreed(image.card())) {
                // what a customer above had is what this one gets back
                em.flush();
            }
            restore(customer, before, image);
            lists.add(new CardPartsRepository.Replacement(customer.id(), now, CardParts.of(image.card())));
            done.put(change, customer);
        });
        em.flush();
        parts.replaceAll(lists);
        steps(images, done);
        assignments(images, done);
        em.flush();
        done.forEach((change, customer) -> reversal.restored(change, customer.version()));
    }

    private void restore(CustomerEntity customer, Card before, CustomerImage image) {
        Lifecycle from = customer.lifecycle();
        customer.set(image.card());
        customer.regionPath(path(image));
        customer.lifecycle(image.lifecycle());
        chronicle.record(em, Trail.changed(customer, before, image.card()).reason(REASON));
        if (from != image.lifecycle()) {
            chronicle.record(em, Trail.stage(customer, from, REASON));
        }
        customer.touch(now);
    }

    /** Removes the steps the import recorded, which are the last ones. */
    private void steps(Map<Reversal.Change, CustomerImage> images, Map<Reversal.Change, CustomerEntity> done) {
        List<UUID> ids = done.keySet().stream()
                .filter(change -> Objects.requireNonNull(images.get(change)).stepped())
                .map(Reversal.Change::subject)
                .toList();
        Fetch.group(Fetch.rows(em, LifecycleEntity.class, "customerId", ids), LifecycleEntity::customerId, s -> s)
                .values()
                .forEach(steps -> steps.stream()
                        .max(Comparator.comparingInt(LifecycleEntity::sequenceNo))
                        .ifPresent(em::remove));
    }

    private void assignments(Map<Reversal.Change, CustomerImage> images, Map<Reversal.Change, CustomerEntity> done) {
        Map<UUID, CustomerImage> byId = new HashMap<>();
        done.keySet().forEach(change -> byId.put(change.subject(), Objects.requireNonNull(images.get(change))));
        byId.values().removeIf(image -> image.axes().isEmpty());
        for (ClassificationEntity row : Fetch.rows(em, ClassificationEntity.class, "customerId", byId.keySet())) {
            CustomerImage image = Objects.requireNonNull(byId.get(row.customerId()));
            if (image.axes().contains(row.assignment().axis())) {
                em.remove(row);
            }
        }
        em.flush();
        byId.forEach((id, image) -> image.assignments().forEach(a -> em.persist(new ClassificationEntity(id, a))));
    }

    /** Who has which unique value while customers are restored one after the other. */
    private static final class Holders {
        private final Map<String, UUID> creditCodes;
        private final Map<ExternalId, UUID> externalIds = new HashMap<>();
        private final Set<String> freed = new HashSet<>();

        Holders(EntityManager em, Iterable<CustomerImage> images) {
            CustomerRepository repository = new CustomerRepository(em);
            Set<String> codes = new HashSet<>();
            Map<String, Set<String>> bySystem = new HashMap<>();
            for (CustomerImage image : images) {
                String code = image.card().unifiedSocialCreditCode();
                if (code != null) {
                    codes.add(code);
                }
                image.card().externalIds().forEach(e -> bySystem.computeIfAbsent(e.system(), s -> new HashSet<>())
                        .add(e.id()));
            }
            creditCodes = repository.idsBy(CustomerBatch.CREDIT_CODE, codes);
            bySystem.forEach((system, ids) -> repository
                    .idsByExternalIds(system, ids)
                    .forEach((id, holder) -> externalIds.put(new ExternalId(system, id), holder)));
        }

        /** {@return why a customer cannot get its unique values back, null when it can} */
        @Nullable
        String takenFrom(UUID id, Card card) {
            String code = card.unifiedSocialCreditCode();
            if (code != null && !creditCodes.getOrDefault(code, id).equals(id)) {
                return "CREDIT_CODE_TAKEN";
            }
            boolean taken = card.externalIds().stream()
                    .anyMatch(e -> !externalIds.getOrDefault(e, id).equals(id));
            return taken ? "EXTERNAL_ID_TAKEN" : null;
        }

        /** {@return whether another customer had the credit code a moment ago} */
        boolean isFreed(Card card) {
            return card.unifiedSocialCreditCode() != null && freed.contains(card.unifiedSocialCreditCode());
        }

        void move(UUID id, Card present, Card restored) {
            if (present.unifiedSocialCreditCode() != null) {
                creditCodes.remove(present.unifiedSocialCreditCode());
                if (!present.unifiedSocialCreditCode().equals(restored.unifiedSocialCreditCode())) {
                    freed.add(present.unifiedSocialCreditCode());
                }
            }
            present.externalIds().forEach(externalIds::remove);
            if (restored.unifiedSocialCreditCode() != null) {
                creditCodes.put(restored.unifiedSocialCreditCode(), id);
            }
            restored.externalIds().forEach(e -> externalIds.put(e, id));
        }
    }
}
