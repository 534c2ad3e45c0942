package io.kontor.kernel.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.core.internal.KernelFixture;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(8);

    @Test
    void hashIsAPhcStringOfTheStrengthPromised() {
        assertThat(new PasswordHasher().hash("password"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void recognisesTheHashOfAnotherArgon2() {
        // argon2 "password" with salt "somesalt", -id -t 2 -m 16 -p 1 of the reference implementation
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", reference)).isTrue();
        assertThat(hasher.matches("passwort", reference)).isFalse();
    }

    @Test
    void samePasswordHasAnotherHashEachTime() {
        assertThat(hasher.hash("password")).isNotEqualTo(hasher.hash("password"));
        assertThat(hasher.matches("password", hasher.hash("password"))).isTrue();
    }

    @Test
    void nothingMatchesAMissingHash() {
        assertThat(hasher.matches("password", null)).isFalse();
        assertThatThrownBy(() -> hasher.matches("password", "plain")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tooManyAtOnceAreTurnedAway() {
        PasswordHasher slow = new PasswordHasher(4096);
        Callable<Object> hash = () -> slow.hash("password");
        int room = PasswordHasher.RUNNING + PasswordHasher.WAITING;
        List<Object> outcomes = KernelFixture.atOnce(Collections.nCopies(3 * room, hash));
        assertThat(outcomes).filteredOn(String.class::isInstance).hasSizeGreaterThanOrEqualTo(room);
        assertThat(outcomes)
                .filteredOn(o -> !(o instanceof String))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(((KontorException) o).code()).isEqualTo("LOGIN_THROTTLED"));
        assertThat(slow.hash("password")).isNotNull();
    }
}
