package io.kontor.customer.core.archive;

import io.kontor.customer.core.CustomerWorld;

class ListOnDerbyTest extends ListCases {
    ListOnDerbyTest() {
        super(CustomerWorld.Databases.DERBY);
    }
}
