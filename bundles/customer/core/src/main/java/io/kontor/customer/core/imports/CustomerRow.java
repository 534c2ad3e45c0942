package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and checks the rows of one import. */
final class CustomerRow {
    private static final Set<Lifecycle> FIRST_STAGES =
            EnumSet.of(Lifecycle.SUSPECT, Lifecycle.PROSPECT, Lifecycle.SIGNED, Lifecycle.ACTIVE);
    private final Sheet sheet;
    private final CustomerTerms terms;
    private final CardCells cardCells;
    private final List<Access> accesses;
    private final Card blank;
    private final @Nullable String key;
    private final Map<String, Set<String>> seen = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param sheet the file
     * @param terms what its codes stand for
     * @param options how to read it
     * @param accesses the rights whose rows each customer must be in
     * @param owner owner of new customers without one, null for none
     * @param key the column that alone finds a customer, null for code and external id together
     */
    CustomerRow(
            Sheet sheet,
            CustomerTerms terms,
            ImportOptions options,
            List<Access> accesses,
            @Nullable UUID owner,
            @Nullable String key) {
        this.sheet = sheet;
        this.terms = terms;
        this.cardCells = new CardCells(sheet, terms, options);
        this.accesses = accesses;
        this.blank = blank(owner);
        this.key = key;
    }

    /**
     * {@return what a row makes of its customer, null when something is wrong}
     *
     * @param row the row
     * @param batch what is stored
     * @param wrong receives what is wrong
     */
    @Nullable
    CustomerChange read(Sheet.Row row, CustomerBatch batch, Violations wrong) {
        Cells cells = new Cells(row, wrong);
        requireKey(cells);
        for (String column : List.of("code", "externalId", "unifiedSocialCreditCode")) {
            String key = cells.text(column);
            if (key != null
                    && !seen.computeIfAbsent(column, c -> new HashSet<>()).add(key)) {
                cells.refuse(column, "DUPLICATE");
            }
        }
        CustomerEntity stored = batch.find(cells);
        if (stored != null && !accesses.stream().allMatch(a -> CustomerScope.covers(a.rows(), stored))) {
            refuseHidden(cells, stored);
            return null;
        }
        Card before = stored == null ? blank : batch.card(stored);
        Card card = cardCells.card(cells, before);
        check(cells, card, stored, batch);
        Lifecycle lifecycle = lifecycle(cells, stored);
        Map<String, Set<String>> axes = axes(cells, stored, batch);
        String path = Objects.equals(card.regionCode(), before.regionCode()) && stored != null
                ? stored.regionPath()
                : terms.regionPaths().get(String.valueOf(card.regionCode()));
        checkRights(cells, card, path);
        UUID id = stored == null ? Ids.next() : stored.id();
        return wrong.list().isEmpty() ? new CustomerChange(id, stored, before, card, path, lifecycle, axes) : null;
    }

    private void requireKey(Cells cells) {
        if (key != null ? cells.text(key) == null : cells.text("code") == null && cells.text("externalId") == null) {
            cells.refuse(key == null ? "code" : key, Violations.REQUIRED);
        }
    }

    /** A customer the caller may not write is there all the same, and has the unique value. */
    private void refuseHidden(Cells cells, CustomerEntity stored) {
        if (stored.mergedInto() != null
                && accesses.stream().allMatch(a -> CustomerScope.everCovers(a.rows(), stored))) {
            boolean coded = stored.code().equals(cells.text("code"));
            String found = key != null ? key : coded ? "code" : "externalId";
            cells.refuse(found, "CUSTOMER_MERGED");
            return;
        }
        if (CustomerBatch.CREDIT_CODE.equals(key)) {
            cells.refuse(CustomerBatch.CREDIT_CODE, "CREDIT_CODE_TAKEN");
            return;
        }
        boolean byCode = stored.code().equals(cells.text("code"));
        cells.refuse(byCode ? "code" : "externalId", byCode ? "CUSTOMER_CODE_TAKEN" : "EXTERNAL_ID_TAKEN");
    }

    /** The card a new customer starts from; every row must give the name. */
    @SuppressWarnings("NullAway")
    private static Card blank(@Nullable UUID owner) {
        return new Card(
                null, null, null, null, owner, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    private static void check(Cells cells, Card card, @Nullable CustomerEntity stored, CustomerBatch batch) {
        String code = cells.text("code");
        if (stored != null && code != null && !code.equals(stored.code())) {
            cells.refuse("code", "CODE_IS_FINAL");
        }
        if (batch.isCreditCodeTaken(card.unifiedSocialCreditCode(), stored)) {
            cells.refuse("unifiedSocialCreditCode", "CREDIT_CODE_TAKEN");
        }
        card.violations()
                .forEach(v -> cells.wrong().add(cells.path(CustomerColumns.of(v.field(), card)), v.code(), v.args()));
    }

    private void checkRights(Cells cells, Card card, @Nullable String path) {
        if (!accesses.stream().allMatch(a -> a.rows().covers(card.ownerId(), card.teamId(), path))) {
            cells.refuse("owner", "OUT_OF_SCOPE");
        }
        if (cells.text("annualSales") != null
                && !accesses.stream()
                        .allMatch(a -> a.rowsOf(FieldClass.AMOUNT).covers(card.ownerId(), card.teamId(), path))) {
            cells.refuse("annualSales", "FIELD_CLASS_MISSING");
        }
    }

    private static Lifecycle lifecycle(Cells cells, @Nullable CustomerEntity stored) {
        String text = cells.text("lifecycle");
        Lifecycle present = stored == null ? Lifecycle.PROSPECT : stored.lifecycle();
        if (text == null) {
            return present;
        }
        Lifecycle wanted = Arrays.stream(Lifecycle.values())
                .filter(l -> l.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
        if (wanted == null) {
            cells.refuse("lifecycle", "UNKNOWN_CODE");
            return present;
        }
        if (stored == null && !FIRST_STAGES.contains(wanted)) {
            cells.refuse("lifecycle", "ILLEGAL_LIFECYCLE");
        } else if (stored != null && wanted != present && !present.next().contains(wanted)) {
            cells.wrong()
                    .add(
                            cells.path("lifecycle"),
                            "TRANSITION_NOT_ALLOWED",
                            Map.of("from", present.name(), "to", wanted.name()));
        }
        return wanted;
    }

    private Map<String, Set<String>> axes(Cells cells, @Nullable CustomerEntity stored, CustomerBatch batch) {
        Map<String, Set<String>> changed = new HashMap<>();
        for (String column : sheet.names()) {
            if (!column.startsWith(CustomerColumns.AXIS)) {
                continue;
            }
            String axis = column.substring(CustomerColumns.AXIS.length());
            String text = cells.text(column);
            Set<String> wanted = new TreeSet<>();
            if (text != null) {
                Arrays.stream(text.split("\\|", -1)).map(String::strip).forEach(wanted::add);
            }
            Set<String> present = stored == null ? Set.of() : batch.codes(stored, axis);
            CustomerTerms.AxisTerms known = terms.axes().get(axis);
            if (known != null && !wanted.equals(present)) {
                if (!wanted.stream().allMatch(c -> known.codes().contains(c) || present.contains(c))) {
                    cells.refuse(column, "UNKNOWN_CODE");
                } else if (wanted.size() > 1 && !known.multiple()) {
                    cells.refuse(column, "ONE_CODE_ONLY");
                }
                changed.put(axis, wanted);
            }
        }
        return changed;
    }
}
