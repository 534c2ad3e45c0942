package io.kontor.customer.sample.internal;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Assets;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.CreditCode;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.archive.Rating;
import io.kontor.customer.api.archive.Traits;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the cards of the sample: what a company might know of its customers. */
final class SampleCards {
    private static final List<String> PHILOSOPHY = List.of(
            "诚信为本,薄利多销", "Quality first, regular customers before growth", "稳健经营,注重口碑", "Fast turnover, low stock");
    private static final List<String> POLICY = List.of("向社区便利店转型", "Widens its range of premium goods", "计划在周边县市开设分店");
    private static final List<String> MANAGEMENT =
            List.of("家族式管理,决策快", "Professional management, monthly reviews", "店长负责制");
    private static final List<String> STREETS = List.of("人民路", "解放路", "中山路", "建设大道", "文化街", "滨江路");

    private final List<String> forms;
    private final List<String> industries;
    private final List<String> sources;

    SampleCards(List<String> forms, List<String> industries, List<String> sources) {
        this.forms = forms;
        this.industries = industries;
        this.sources = sources;
    }

    Card card(SampleCustomer customer, User owner, Dice dice) {
        Place place = customer.place();
        List<String> name = Names.company(place, customer.number(), dice);
        int founded = dice.between(1985, 2019);
        return new Card(
                customer.code(),
                name.get(0),
                name.get(1),
                place.isChinese() ? creditCode(place, dice) : null,
                owner.id(),
                owner.profile().teamId(),
                place.code(),
                customer.number() * 10,
                "contact@" + domain(customer),
                "https://" + domain(customer),
                new PartialDate(dice.percent(50) ? String.valueOf(founded) : founded + "-0" + dice.between(1, 9)),
                null,
                dice.of(forms),
                dice.of(industries),
                dice.of(sources),
                money(dice.between(10, 500) * 10_000L),
                new Assets(money(dice.between(20, 2_000) * 10_000L), LocalDate.of(2025, 12, 31)),
                List.of(address(place, dice)),
                phones(place, dice),
                List.of(new ExternalId(SampleCustomer.SYSTEM, String.valueOf(customer.number()))),
                List.of(new FieldSource(
                        "assets", FieldSource.Channel.REP_VISIT, LocalDate.of(2026, 1, 15), "sample data")),
                traits(place, dice));
    }

    private static String domain(SampleCustomer customer) {
        return customer.code().toLowerCase(Locale.ROOT) + ".example";
    }

    private static Money money(long amount) {
        return new Money(BigDecimal.valueOf(amount), "CNY");
    }

    private static String creditCode(Place place, Dice dice) {
        String first = "91" + place.code() + dice.digits(9);
        return first + CreditCode.checkCharacter(first);
    }

    private static Address address(Place place, Dice dice) {
        int house = dice.between(1, 300);
        String text = place.isChinese()
                ? place.above().above().zh() + place.above().zh() + place.zh() + dice.of(STREETS) + house + "号"
                : house + " Sample Street, " + place.en() + ", " + place.above().en();
        return new Address(Address.Type.BUSINESS, text, null, place.code(), null, null, true);
    }

    private static List<Phone> phones(Place place, Dice dice) {
        return place.isChinese()
                ? List.of(
                        new Phone(Phone.Kind.OFFICE, "0000-5550" + dice.digits(4), null),
                        new Phone(Phone.Kind.MOBILE, "1990000" + dice.digits(4), "sample"))
                : List.of(new Phone(Phone.Kind.OFFICE, "+00 20 7946 0" + dice.digits(3), null));
    }

    private static Traits traits(Place place, Dice dice) {
        return new Traits(
                Set.of(place.above().code()),
                new Rating(dice.between(1, 5), null),
                new Rating(dice.between(1, 5), dice.percent(30) ? "sample data" : null),
                dice.of(PHILOSOPHY),
                dice.of(POLICY),
                dice.between(3, 400),
                money(dice.between(50, 9_000) * 10_000L),
                dice.of(MANAGEMENT));
    }
}
