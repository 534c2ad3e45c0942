package io.kontor.customer.sample.internal;

import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.KeyPersons;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.archive.Relations;
import io.kontor.customer.api.classification.Classifications;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.security.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the customers of the sample with their persons, classifications and relations. */
@Component(service = SampleArchive.class)
public final class SampleArchive {
    private static final List<String> AXES = List.of("ownership", "channel-type", "location-kind");
    private static final List<String> HOBBIES = List.of("钓鱼", "下棋", "Hiking", "书法", "Football");
    private static final List<String> EDUCATION = List.of("大专", "本科", "高中", "University");

    private final CustomerArchive archive;
    private final KeyPersons persons;
    private final Classifications classifications;
    private final Relations relations;
    private final SampleCodes codes;

    @Activate
    public SampleArchive(
            @Reference CustomerArchive archive,
            @Reference KeyPersons persons,
            @Reference Classifications classifications,
            @Reference Relations relations,
            @Reference SampleCodes codes) {
        this.archive = archive;
        this.persons = persons;
        this.classifications = classifications;
        this.relations = relations;
        this.codes = codes;
    }

    /** {@return whether there are customers the sample did not write} */
    boolean hasOtherCustomers() {
        ListQuery others = new ListQuery(
                new Filter.Not(new Filter.Condition("code", Operator.LIKE, List.of("DEMO-*"))),
                List.of(),
                1,
                null,
                false);
        return !archive.list(others, null).items().isEmpty();
    }

    /** {@return the customer as written, or empty} */
    Optional<Customer> find(SampleCustomer customer) {
        return archive.findByExternalId(customer.externalId());
    }

    void install(Map<Account, User> staff, LocalDate today) {
        SampleCards cards = new SampleCards(
                codes.list("customer.organisation-form"),
                codes.list("customer.industry", Set.of("food", "daily", "catering")),
                codes.list("customer.source"));
        Map<String, List<String>> axisCodes = AXES.stream().collect(Collectors.toMap(axis -> axis, codes::axis));
        for (SampleCustomer sample : SampleCustomer.all()) {
            Dice dice = sample.dice();
            Customer customer = find(sample)
                    .orElseGet(() -> archive.open(
                            cards.card(sample, Objects.requireNonNull(staff.get(sample.rep())), dice),
                            sample.firstStage()));
            addPersons(customer.id(), sample, today);
            classify(customer.id(), sample, axisCodes, today);
            reachStage(customer.id(), sample);
        }
        relate(today);
    }

    private void addPersons(UUID customer, SampleCustomer sample, LocalDate today) {
        if (!persons.of(customer, null).isEmpty()) {
            return;
        }
        Dice dice = new Dice(1_000 + sample.number());
        for (KeyPersonData.Role role : KeyPersonData.Role.values()) {
            if (role == KeyPersonData.Role.MANAGER && dice.percent(25)) {
                persons.add(customer, person(role, sample.place(), dice, today.minusYears(6)));
            }
            persons.add(customer, person(role, sample.place(), dice, today.minusYears(dice.between(1, 4))));
        }
    }

    static KeyPersonData person(KeyPersonData.Role role, Place place, Dice dice, LocalDate from) {
        PersonalProfile profile = role == KeyPersonData.Role.OWNER
                ? new PersonalProfile(
                        null, dice.of(HOBBIES), null, dice.of(EDUCATION), null, dice.between(1955, 1992), null)
                : null;
        return new KeyPersonData(role, Names.person(place, dice), null, from, null, profile);
    }

    private void classify(UUID customer, SampleCustomer sample, Map<String, List<String>> axisCodes, LocalDate today) {
        if (!classifications.of(customer, null).isEmpty()) {
            return;
        }
        Dice dice = new Dice(2_000 + sample.number());
        for (String axis : AXES) {
            List<String> choices = Objects.requireNonNull(axisCodes.get(axis));
            // a few stay unclassified, as in life
            if (!choices.isEmpty() && !dice.percent(5)) {
                classifications.assign(
                        customer,
                        present(customer).version(),
                        axis,
                        Set.of(dice.of(choices)),
                        today.minusYears(3),
                        null);
            }
        }
    }

    private void reachStage(UUID id, SampleCustomer sample) {
        Customer present = present(id);
        if (present.lifecycle() != sample.stage()) {
            archive.transition(id, present.version(), sample.stage(), "sample data");
        }
    }

    private Customer present(UUID id) {
        return archive.find(id).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    private void relate(LocalDate today) {
        List<UUID> ids = SampleCustomer.all().stream()
                .map(sample -> find(sample)
                        .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"))
                        .id())
                .toList();
        if (!relations.of(ids.get(1)).isEmpty()) {
            return;
        }
        LocalDate from = today.minusYears(2);
        for (int lower = 20; lower < 24; lower++) {
            relations.add(ids.get(lower), Relation.Type.GROUP_MEMBER, ids.get(0), from, null);
        }
        for (int lower = 30; lower < 36; lower++) {
            // two dealers, each with two secondary dealers
            int upper = lower < 32 ? 4 : 30 + lower % 2;
            relations.add(ids.get(lower), Relation.Type.DEALER_OF, ids.get(upper), from, null);
        }
        relations.add(ids.get(40), Relation.Type.BRANCH, ids.get(2), from, null);
        relations.add(ids.get(41), Relation.Type.SUPPLIED_BY, ids.get(3), from, null);
        // last, because it marks that all are there
        relations.add(ids.get(1), Relation.Type.SUPPLIED_BY, ids.get(0), from, null);
    }
}
