package io.kontor.customer.sample.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final User OWNER = new User(
            new UUID(0, 1),
            1,
            Instant.EPOCH,
            new UserProfile("demo.rep1", "Demo", "en", new UUID(0, 2), Set.of(), Set.of(), true));

    @Test
    void makesCardsTheArchiveAccepts() {
        List<Card> cards = cards();

        assertThat(cards).hasSize(SampleCustomer.COUNT).allSatisfy(card -> assertThat(card.violations())
                .isEmpty());
        assertThat(cards).extracting(Card::code).doesNotHaveDuplicates();
        assertThat(cards)
                .extracting(Card::unifiedSocialCreditCode)
                .filteredOn(Objects::nonNull)
                .hasSizeGreaterThan(80)
                .doesNotHaveDuplicates();
    }

    @Test
    void makesTheSameCardsEachTime() {
        assertThat(cards()).isEqualTo(cards());
    }

    @Test
    void hasCustomersInBothLanguagesOfBothRepsAndOfAllStages() {
        List<SampleCustomer> all = SampleCustomer.all();

        assertThat(all).filteredOn(c -> !c.place().isChinese()).hasSize(30);
        assertThat(all.stream().map(SampleCustomer::rep).distinct()).hasSize(2);
        assertThat(all.stream().map(SampleCustomer::stage).collect(Collectors.toSet()))
                .contains(
                        Lifecycle.SUSPECT,
                        Lifecycle.PROSPECT,
                        Lifecycle.SIGNED,
                        Lifecycle.ACTIVE,
                        Lifecycle.DORMANT,
                        Lifecycle.LOST);
    }

    @Test
    void makesPersonsTheArchiveAccepts() {
        for (SampleCustomer customer : SampleCustomer.all()) {
            for (KeyPersonData.Role role : KeyPersonData.Role.values()) {
                assertThat(SampleArchive.person(role, customer.place(), customer.dice(), LocalDate.EPOCH)
                                .violations())
                        .isEmpty();
            }
        }
    }

    @Test
    void namesPlacesAfterTheirParents() {
        Set<String> seen = new HashSet<>();
        for (Place place : Place.ALL) {
            assertThat(place.parent() == null || seen.contains(place.parent()))
                    .as(place.code())
                    .isTrue();
            assertThat(seen.add(place.code())).as(place.code()).isTrue();
        }
    }

    @Test
    void announcesEveryAccountLoudly() {
        String announcement = String.join("\n", SampleData.announcement());

        assertThat(announcement).contains("DEMO ONLY", "仅供演示");
        assertThat(Account.ALL).allSatisfy(account -> {
            assertThat(announcement).contains(account.username(), account.password());
            assertThat(account.password()).hasSizeBetween(10, 128);
        });
    }

    private static List<Card> cards() {
        SampleCards cards = new SampleCards(List.of("company"), List.of("retail"), List.of("fair"));
        return SampleCustomer.all().stream()
                .map(customer -> cards.card(customer, OWNER, customer.dice()))
                .toList();
    }
}
