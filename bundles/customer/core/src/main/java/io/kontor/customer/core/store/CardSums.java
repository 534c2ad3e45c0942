package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Assets;
import io.kontor.customer.api.archive.Card;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The sums of a card, all of class AMOUNT. */
@Embeddable
public class CardSums {
    @Column(name = "registered_capital")
    private @Nullable BigDecimal registeredCapital;

    @Column(name = "registered_capital_currency")
    private @Nullable String registeredCapitalCurrency;

    @Column(name = "assets")
    private @Nullable BigDecimal assets;

    @Column(name = "assets_currency")
    private @Nullable String assetsCurrency;

    @Column(name = "assets_as_of")
    private @Nullable LocalDate assetsAsOf;

    @Column(name = "annual_sales")
    private @Nullable BigDecimal annualSales;

    @Column(name = "annual_sales_currency")
    private @Nullable String annualSalesCurrency;

    /** No sums. */
    protected CardSums() {}

    static CardSums of(Card card) {
        CardSums sums = new CardSums();
        Money capital = card.registeredCapital();
        if (capital != null) {
            sums.registeredCapital = capital.amount();
            sums.registeredCapitalCurrency = capital.currency();
        }
        Assets owned = card.assets();
        if (owned != null) {
            sums.assets = owned.value().amount();
            sums.assetsCurrency = owned.value().currency();
            sums.assetsAsOf = owned.asOf();
        }
        Money sales = card.traits().annualSales();
        if (sales != null) {
            sums.annualSales = sales.amount();
            sums.annualSalesCurrency = sales.currency();
        }
        return sums;
    }

    @Nullable
    Money registeredCapital() {
        return money(registeredCapital, registeredCapitalCurrency);
    }

    @Nullable
    Assets assets() {
        Money value = money(assets, assetsCurrency);
        return value == null ? null : new Assets(value, assetsAsOf);
    }

    @Nullable
    Money annualSales() {
        return money(annualSales, annualSalesCurrency);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(Decimals.amount(amount), currency);
    }
}
