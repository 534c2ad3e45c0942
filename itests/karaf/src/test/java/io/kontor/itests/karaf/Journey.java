package io.kontor.itests.karaf;

import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;

/** Tests that run on whatever database the class that implements them chose. */
interface Journey {
    Kontor kontor();

    Rest admin();
}
