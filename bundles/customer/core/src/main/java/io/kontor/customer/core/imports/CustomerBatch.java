package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.core.store.CardRows;
import io.kontor.customer.core.store.ClassificationRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.kernel.api.security.RowScope;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What is stored of the customers a batch of rows names, read with one query a kind. */
final class CustomerBatch {
    static final String CREDIT_CODE = "unifiedSocialCreditCode";

    private final @Nullable String system;
    private final @Nullable String key;
    private final Map<String, UUID> byCode;
    private final Map<String, UUID> byExternalId;
    private final Map<String, UUID> byCreditCode;
    private final Map<UUID, CustomerEntity> customers;
    private final CardRows parts;
    private final Map<UUID, Map<String, Set<String>>> axes;

    /**
     * Reads.
     *
     * @param em the transaction's entity manager
     * @param rows the rows
     * @param system system of the external ids
     * @param today day of the classifications, null when the file has none
     * @param locks whether the customers will be written
     * @param key the column that alone finds a customer, null for code and external id together
     */
    CustomerBatch(
            EntityManager em,
            List<Sheet.Row> rows,
            @Nullable String system,
            @Nullable LocalDate today,
            boolean locks,
            @Nullable String key) {
        CustomerRepository repository = new CustomerRepository(em);
        this.system = system;
        this.key = key;
        byCode = repository.idsBy("code", values(rows, "code"));
        byCreditCode = repository.idsBy(CREDIT_CODE, values(rows, CREDIT_CODE));
        byExternalId = system == null ? Map.of() : repository.idsByExternalIds(system, values(rows, "externalId"));
        Set<UUID> ids = new HashSet<>(byCode.values());
        ids.addAll(byExternalId.values());
        if (CREDIT_CODE.equals(key)) {
            ids.addAll(byCreditCode.values());
        }
        List<UUID> sorted = ids.stream().sorted().toList();
        customers = locks ? repository.lockAll(sorted) : repository.findAll(sorted, RowScope.ALL);
        parts = CardRows.lists(em, sorted);
        axes = today == null ? Map.of() : new ClassificationRepository(em).inForce(sorted, today);
    }

    private static Set<String> values(List<Sheet.Row> rows, String column) {
        return rows.stream().map(r -> r.text(column)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * {@return the customer a row means, null when there is none}; a row whose code and external id mean two different
     * customers is refused
     */
    @Nullable
    CustomerEntity find(Cells cells) {
        if (key != null) {
            return find(cells, key);
        }
        UUID byKey = id(byExternalId, system == null ? null : cells.text("externalId"));
        UUID coded = id(byCode, cells.text("code"));
        if (byKey != null && coded != null && !byKey.equals(coded)) {
            cells.refuse("externalId", "EXTERNAL_ID_TAKEN");
            return null;
        }
        UUID id = byKey == null ? coded : byKey;
        return id == null ? null : customers.get(id);
    }

    /**
     * Another unique value that belongs to somebody else is refused, except the credit code, which is checked for all.
     */
    private @Nullable CustomerEntity find(Cells cells, String by) {
        UUID coded = id(byCode, cells.text("code"));
        UUID external = id(byExternalId, system == null ? null : cells.text("externalId"));
        UUID id =
                switch (by) {
                    case "code" -> coded;
                    case "externalId" -> external;
                    default -> id(byCreditCode, cells.text(CREDIT_CODE));
                };
        if (coded != null && !coded.equals(id)) {
            cells.refuse("code", "CUSTOMER_CODE_TAKEN");
        }
        if (external != null && !external.equals(id)) {
            cells.refuse("externalId", "EXTERNAL_ID_TAKEN");
        }
        return id == null ? null : customers.get(id);
    }

    private static @Nullable UUID id(Map<String, UUID> ids, @Nullable String key) {
        return key == null ? null : ids.get(key);
    }

    /** {@return the other customer that has a credit code} */
    boolean isCreditCodeTaken(@Nullable String creditCode, @Nullable CustomerEntity self) {
        UUID holder = id(byCreditCode, creditCode);
        return holder != null && (self == null || !holder.equals(self.id()));
    }

    Card card(CustomerEntity customer) {
        return customer.card(parts.parts(customer.id()));
    }

    Set<String> codes(CustomerEntity customer, String axis) {
        return axes.getOrDefault(customer.id(), Map.of()).getOrDefault(axis, Set.of());
    }
}
