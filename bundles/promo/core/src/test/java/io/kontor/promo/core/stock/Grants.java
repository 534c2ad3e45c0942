package io.kontor.promo.core.stock;

import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import java.util.Set;

/** Rights tests give. */
final class Grants {
    static final Grant BAG = new Grant("promo:bag:read", Scope.OWN, Set.of());
    static final Grant POST_OWN = new Grant("promo:movement:post", Scope.OWN, Set.of());

    private Grants() {}
}
