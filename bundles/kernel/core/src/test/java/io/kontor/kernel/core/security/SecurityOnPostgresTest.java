package io.kontor.kernel.core.security;

import io.kontor.kernel.core.internal.KernelFixture.Databases;

class SecurityOnPostgresTest extends SecurityConcurrency {
    SecurityOnPostgresTest() {
        super(Databases.POSTGRESQL);
    }
}
