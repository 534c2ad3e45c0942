package io.kontor.customer.sample.internal;

import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the goods classes of the sample. */
@Component(service = Goods.class)
public final class Goods {
    /** The names by code. */
    static final Map<String, LocalizedText> NAMES = new TreeMap<>(Map.of(
            "BEVERAGES", new LocalizedText("饮料", "Beverages"),
            "GRAIN-OIL", new LocalizedText("粮油", "Grain and oil"),
            "SNACKS", new LocalizedText("休闲食品", "Snacks"),
            "DAIRY", new LocalizedText("乳制品", "Dairy"),
            "LIQUOR", new LocalizedText("酒类", "Liquor"),
            "TEA", new LocalizedText("茶叶", "Tea"),
            "SEAFOOD", new LocalizedText("水产", "Seafood"),
            "CONDIMENTS", new LocalizedText("调味品", "Condiments")));

    private static final String LIST = "customer.goods-class";

    private final CodeLists lists;

    @Activate
    public Goods(@Reference CodeLists lists) {
        this.lists = lists;
    }

    void install() {
        Set<String> known = lists.codes(LIST).stream().map(Code::code).collect(Collectors.toSet());
        NAMES.forEach((code, name) -> {
            if (!known.contains(code)) {
                lists.add(LIST, code, name, 0);
            }
        });
    }
}
