package io.kontor.customer.core.trade;

import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeListProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The list that names goods classes in both languages; facts may have classes it does not name. */
@Component
public final class GoodsClasses implements CodeListProvider {
    /** Name of the list. */
    public static final String LIST = "customer.goods-class";

    private static final CodeListDefinition GOODS_CLASSES =
            new CodeListDefinition(LIST, new LocalizedText("商品类别", "Goods classes"), List.of());

    @Override
    public List<CodeListDefinition> codeLists() {
        return List.of(GOODS_CLASSES);
    }
}
