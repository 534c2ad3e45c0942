package io.kontor.itests.karaf;

import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All journeys on the embedded Derby, as shipped. */
class FoundationDerbyIT implements ArchiveJourney, ProtocolJourney, SecurityJourney, NorthwindJourney, RestartJourney {
    private static Kontor kontor;
    private static Rest admin;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    @Override
    public Kontor kontor() {
        return kontor;
    }

    @Override
    public void restart() {
        kontor = kontor.restart();
    }

    @Override
    public Rest admin() {
        return admin;
    }
}
