package io.kontor.customer.core;

import io.kontor.customer.core.internal.CustomerCodeLists;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The module's own lists, of which a test may take codes out of use. */
public final class FakeCodeLists implements CodeLists {
    private final Set<String> retired = new HashSet<>();

    public void retire(String code) {
        retired.add(code);
    }

    @Override
    public List<CodeListDefinition> lists() {
        return new CustomerCodeLists().codeLists();
    }

    @Override
    public List<Code> codes(String list) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void check(String list, String code, String field, Violations violations) {
        boolean known = lists().stream()
                .filter(l -> l.name().equals(list))
                .flatMap(l -> l.presets().stream())
                .anyMatch(p -> p.code().equals(code));
        if (code != null && (!known || retired.contains(code))) {
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
