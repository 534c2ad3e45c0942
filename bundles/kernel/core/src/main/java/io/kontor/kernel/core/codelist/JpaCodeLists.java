package io.kontor.kernel.core.codelist;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeListProvider;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The code lists of the running modules, with entries in the database. A list's presets are written when it is first
 * asked for, so that a module may come while the database is away, and another database gets them as well.
 */
@Component(service = CodeLists.class)
public final class JpaCodeLists implements CodeLists {
    static final int MAX_CODES = 2_000;

    private static final String WRITE = "kernel:code-list:write";
    private static final Answer<Code> CODE = Answer.of(Code.class);
    private static final Tracked TRACKED = Tracked.type("Code");
    /** How long a change made on another node may stay unseen. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, Entries> cache = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<CodeListProvider> providers = List.of();

    private record Entries(List<Code> codes, Map<String, Code> byCode, Instant until) {}

    /** Over the kernel's transactions. */
    @Activate
    public JpaCodeLists(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.clock = clock;
    }

    @Override
    public List<CodeListDefinition> lists() {
        Call.current();
        return providers.stream()
                .flatMap(provider -> provider.codeLists().stream())
                .sorted(Comparator.comparing(CodeListDefinition::name))
                .toList();
    }

    @Override
    public List<Code> codes(String list) {
        Call.current();
        requireKnown(list);
        return entries(list).codes();
    }

    @Override
    public void check(String list, @Nullable String code, String field, Violations violations) {
        if (code == null) {
            return;
        }
        Code entry = entries(list).byCode().get(code);
        if (entry == null || !entry.active()) {
            violations.add(field, "UNKNOWN_CODE");
        }
    }

    @Override
    public Code add(String list, String code, LocalizedText label, int sortNo) {
        Call.require(WRITE);
        Violations violations = new Violations().required("code", code).code("code", code);
        check(label, sortNo, violations);
        requireKnown(list);
        entries(list);
        return transactions.write(CODE, em -> {
            CodeRepository codes = new CodeRepository(em);
            if (codes.find(list, code).isPresent()) {
                throw KontorException.of(ProblemKind.CONFLICT, "CODE_TAKEN", "code");
            }
            if (codes.count(list) >= MAX_CODES) {
                throw KontorException.of(ProblemKind.CONFLICT, "CODE_LIST_FULL").with("max", MAX_CODES);
            }
            CodeEntity entity = new CodeEntity(Ids.next(), list, code);
            entity.apply(label, sortNo, true);
            em.persist(entity);
            em.flush();
            transactions.afterCommit(() -> changed(list));
            return keep(em, null, entity.toCode(), "CodeAdded");
        });
    }

    @Override
    public Code change(Code changed) {
        Call.require(WRITE);
        check(changed.label(), changed.sortNo(), new Violations());
        requireKnown(changed.list());
        entries(changed.list());
        return transactions.write(CODE, em -> {
            CodeEntity entity =
                    new CodeRepository(em).find(changed.list(), changed.code()).orElseThrow(JpaCodeLists::notFound);
            Versions.check(entity.version(), changed.version());
            Code before = entity.toCode();
            entity.apply(changed.label(), changed.sortNo(), changed.active());
            em.flush();
            transactions.afterCommit(() -> changed(changed.list()));
            return keep(em, before, entity.toCode(), "CodeChanged");
        });
    }

    private Code keep(EntityManager em, @Nullable Code before, Code after, String event) {
        String name = after.list() + "/" + after.code();
        transactions.chronicle().record(em, TRACKED.byCode(name, before, after).event(event));
        return after;
    }

    private static void check(LocalizedText label, int sortNo, Violations violations) {
        violations.required("label", label).range("sortNo", sortNo, 0, 1_000_000);
        if (label != null) {
            label.check("label", violations);
        }
        violations.throwIfAny();
    }

    private Optional<CodeListDefinition> definition(String list) {
        return providers.stream()
                .flatMap(provider -> provider.codeLists().stream())
                .filter(definition -> definition.name().equals(list))
                .findFirst();
    }

    private void requireKnown(String list) {
        if (definition(list).isEmpty()) {
            throw notFound();
        }
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private Entries entries(String list) {
        Instant now = clock.instant();
        Entries cached = cache.get(list);
        if (cached != null && now.isBefore(cached.until())) {
            return cached;
        }
        long before = changes.get();
        definition(list).ifPresent(definition -> writePresets(definition, now));
        List<Code> codes = transactions.read(em -> new CodeRepository(em)
                .codes(list).stream().map(CodeEntity::toCode).toList());
        Entries entries =
                new Entries(codes, codes.stream().collect(Collectors.toMap(Code::code, c -> c)), now.plus(FRESH));
        if (!codes.isEmpty()) {
            cache.put(list, entries);
        }
        if (changes.get() != before) {
            cache.remove(list, entries);
        }
        return entries;
    }

    private void writePresets(CodeListDefinition definition, Instant now) {
        if (transactions.read(em -> new CodeRepository(em).seen(definition.name()))) {
            return;
        }
        transactions.writeUnkeyed(em -> {
            NamedLock.CODE_LISTS.take(em);
            CodeRepository codes = new CodeRepository(em);
            boolean first = !codes.seen(definition.name());
            if (first) {
                codes.writePresets(definition, now);
            }
            return first;
        });
    }

    private void changed(String list) {
        changes.incrementAndGet();
        cache.remove(list);
    }
}
