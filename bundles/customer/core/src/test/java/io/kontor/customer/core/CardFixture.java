package io.kontor.customer.core;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Assets;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.CreditCode;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.archive.Rating;
import io.kontor.customer.api.archive.Traits;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Cards for tests. */
public final class CardFixture {
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private CardFixture() {}

    /** {@return a card with a value in every field but code, owner and team} */
    public static Card aFullCard() {
        int n = NEXT.getAndIncrement();
        return new Card(
                null,
                "上海百货有限公司 " + n,
                "百货 " + n,
                aCreditCode(),
                null,
                null,
                "310104",
                10,
                "info@example.com",
                "https://example.com/",
                new PartialDate("1998-05"),
                new PartialDate("2004"),
                "limited",
                "food",
                "visit",
                money("5000000"),
                new Assets(money("123.4567"), LocalDate.of(2025, 12, 31)),
                List.of(
                        new Address(
                                Address.Type.REGISTERED,
                                "徐汇区衡山路 1 号",
                                "200030",
                                "310104",
                                new BigDecimal("31.204312345"),
                                new BigDecimal("121.450000"),
                                true),
                        new Address(Address.Type.DELIVERY, "仓库", null, "3301", null, null, false)),
                List.of(
                        new Phone(Phone.Kind.OFFICE, "+86 21 5555 0100", null),
                        new Phone(Phone.Kind.FAX, "021-1", "x")),
                List.of(new ExternalId("erp", "E" + n)),
                List.of(new FieldSource("assets", FieldSource.Channel.AGENCY, LocalDate.of(2026, 1, 1), "report")),
                aBlockTwo());
    }

    private static Traits aBlockTwo() {
        return new Traits(
                Set.of("31", "3301"),
                new Rating(4, "two shops"),
                new Rating(5, null),
                "稳健",
                "policy",
                35,
                money("98000000.5"),
                "family");
    }

    public static Money money(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    /** {@return a valid code no other card has} */
    public static String aCreditCode() {
        String head = String.format("91310000%09d", NEXT.getAndIncrement());
        return head + CreditCode.checkCharacter(head);
    }

    /** {@return the card with another value in a field} */
    public static Card with(Card card, String field, Object value) {
        return copy(card, field, value);
    }

    /** {@return the traits with another value in a field} */
    public static Traits with(Traits traits, String field, Object value) {
        return copy(traits, field, value);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R copy(R from, String field, Object value) {
        try {
            RecordComponent[] parts = from.getClass().getRecordComponents();
            Object[] values = new Object[parts.length];
            boolean found = false;
            for (int i = 0; i < parts.length; i++) {
                boolean wanted = parts[i].getName().equals(field);
                found |= wanted;
                values[i] = wanted ? value : parts[i].getAccessor().invoke(from);
            }
            if (!found) {
                throw new IllegalArgumentException(field);
            }
            Constructor<?> constructor = from.getClass()
                    .getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
