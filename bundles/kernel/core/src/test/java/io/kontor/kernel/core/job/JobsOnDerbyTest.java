package io.kontor.kernel.core.job;

import io.kontor.kernel.core.internal.KernelFixture.Databases;

class JobsOnDerbyTest extends JobsContract {
    JobsOnDerbyTest() {
        super(Databases.DERBY);
    }
}
