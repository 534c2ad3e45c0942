package io.kontor.customer.core.archive;

import io.kontor.customer.core.CustomerWorld;

class ListOnPostgresqlTest extends ListCases {
    ListOnPostgresqlTest() {
        super(CustomerWorld.Databases.POSTGRESQL);
    }
}
