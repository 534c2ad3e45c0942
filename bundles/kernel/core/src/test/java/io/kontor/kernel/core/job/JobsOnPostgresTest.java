package io.kontor.kernel.core.job;

import io.kontor.kernel.core.internal.KernelFixture.Databases;

class JobsOnPostgresTest extends JobsContract {
    JobsOnPostgresTest() {
        super(Databases.POSTGRESQL);
    }
}
