package io.kontor.customer.core;

import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Code lists in memory, as far as this module asks them. */
public final class KnownCodes implements CodeLists {
    private final Map<String, List<Code>> lists = new TreeMap<>();

    /** Adds an entry. */
    public KnownCodes with(String list, String code, String zh, String en) {
        List<Code> codes = lists.computeIfAbsent(list, l -> new ArrayList<>());
        codes.add(new Code(list, code, 1, new LocalizedText(zh, en), codes.size(), true));
        return this;
    }

    @Override
    public List<CodeListDefinition> lists() {
        return lists.keySet().stream()
                .map(l -> new CodeListDefinition(l, new LocalizedText(l, l), List.of()))
                .toList();
    }

    @Override
    public List<Code> codes(String list) {
        if (!lists.containsKey(list)) {
            throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
        return List.copyOf(lists.get(list));
    }

    @Override
    public void check(String list, @Nullable String code, String field, Violations violations) {
        if (code != null
                && lists.getOrDefault(list, List.of()).stream()
                        .noneMatch(c -> c.code().equals(code))) {
            violations.add(field, "UNKNOWN_CODE");
        }
    }

    @Override
    public Code add(String list, String code, LocalizedText label, int sortNo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Code change(Code changed) {
        throw new UnsupportedOperationException();
    }
}
