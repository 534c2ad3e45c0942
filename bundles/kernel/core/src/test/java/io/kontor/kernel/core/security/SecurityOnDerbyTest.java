package io.kontor.kernel.core.security;

import io.kontor.kernel.core.internal.KernelFixture.Databases;

class SecurityOnDerbyTest extends SecurityConcurrency {
    SecurityOnDerbyTest() {
        super(Databases.DERBY);
    }
}
