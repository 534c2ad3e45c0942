package io.kontor.credit.api.rating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which facts are kept, shared by many customers so that rating reads arrays and no maps. Immutable. */
public final class FactLayout {
    private final List<String> codes;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Creates a layout.
     *
     * @param codes codes of the facts, each once
     * @throws IllegalArgumentException when a code stands twice
     */
    public FactLayout(List<String> codes) {
        this.codes = List.copyOf(codes);
        for (String code : this.codes) {
            if (places.put(code, places.size()) != null) {
                throw new IllegalArgumentException("fact " + code + " stands twice");
            }
        }
    }

    /** {@return the codes in order} */
    public List<String> codes() {
        return codes;
    }

    /**
     * {@return where a fact stands, or -1 when the layout has none}
     *
     * @param code code of the fact
     */
    public int place(String code) {
        return places.getOrDefault(code, -1);
    }
}
