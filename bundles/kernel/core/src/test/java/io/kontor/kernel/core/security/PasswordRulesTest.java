package io.kontor.kernel.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "123456789",
                "          ",
                "long.username",
                "LONG.username",
                "tab\tinside!",
                "lone \ud800 half"
            })
    void refusesWeakPasswords(String password) {
        assertThatThrownBy(() -> PasswordRules.accept("long.username", password))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("WEAK_PASSWORD"));
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(PasswordRules.accept("u", "\ud83d\ude00".repeat(128))).hasSize(256);
        assertThatThrownBy(() -> PasswordRules.accept("u", "\ud83d\ude00".repeat(9)))
                .isInstanceOf(KontorException.class);
        assertThatThrownBy(() -> PasswordRules.accept("u", "a".repeat(129))).isInstanceOf(KontorException.class);
        assertThatThrownBy(() -> PasswordRules.accept("u", "a".repeat(1_000_000)))
                .isInstanceOf(KontorException.class);
    }

    @Test
    void bringsPasswordsToOneForm() {
        assertThat(PasswordRules.accept("u", "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44\uff11\uff12"))
                .isEqualTo("password12");
    }

    @Test
    void generatedPasswordIsReadableAndAccepted() {
        String password = PasswordRules.generate(new SecureRandom());
        assertThat(password).matches("([a-hjkmnp-z2-9]{6}-){3}[a-hjkmnp-z2-9]{6}");
        assertThat(PasswordRules.accept("admin", password)).isEqualTo(password);
        assertThat(PasswordRules.generate(new SecureRandom())).isNotEqualTo(password);
    }
}
