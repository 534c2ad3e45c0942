package io.kontor.customer.sample.internal;

import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A customer of the sample before it is written.
 *
 * @param number 1 to {@value #COUNT}
 * @param place where it is
 * @param stage last stage of its life
 */
record SampleCustomer(int number, Place place, Lifecycle stage) {
    /** How many there are. */
    static final int COUNT = 120;

    /** System of their external identities, by which the sample knows its own. */
    static final String SYSTEM = "kontor-sample";

    private static final int CHINESE = 90;
    private static final List<Lifecycle> LATE_STAGES = List.of(
            Lifecycle.ACTIVE,
            Lifecycle.PROSPECT,
            Lifecycle.ACTIVE,
            Lifecycle.DORMANT,
            Lifecycle.SIGNED,
            Lifecycle.ACTIVE,
            Lifecycle.SUSPECT,
            Lifecycle.ACTIVE,
            Lifecycle.LOST,
            Lifecycle.PROSPECT);
    private static final int FIRST_LATE = 60;

    /** {@return all of them; the greatest buyers first} */
    static List<SampleCustomer> all() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(SampleCustomer::of).toList();
    }

    private static SampleCustomer of(int number) {
        // every fourth is abroad: spread over grades and goods as the Chinese ones are
        List<Place> places = number % 4 == 0 && number / 4 <= COUNT - CHINESE ? Place.abroad() : Place.districts();
        Lifecycle stage = number < FIRST_LATE ? Lifecycle.ACTIVE : LATE_STAGES.get(number % LATE_STAGES.size());
        return new SampleCustomer(number, places.get(number * 5 % places.size()), stage);
    }

    String code() {
        return String.format(Locale.ROOT, "DEMO-%04d", number);
    }

    ExternalId externalId() {
        return new ExternalId(SYSTEM, String.valueOf(number));
    }

    Dice dice() {
        return new Dice(number);
    }

    /** {@return the stage its card is opened with; the later ones are reached from there} */
    Lifecycle firstStage() {
        return stage == Lifecycle.DORMANT || stage == Lifecycle.LOST ? Lifecycle.ACTIVE : stage;
    }

    Account rep() {
        boolean east =
                Account.REP_EAST.regions().stream().anyMatch(r -> place.code().startsWith(r));
        // some cross the border, as in life: what a manager of a region sees is not what a rep sees
        return east && number % 9 != 0 ? Account.REP_EAST : Account.REP_SOUTH;
    }
}
