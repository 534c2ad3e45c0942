package io.kontor.kernel.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static Session typing(String... lines) {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(lines));
        return (Session) Proxy.newProxyInstance(
                PasswordsTest.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("readLine");
                    assertThat(args[1]).as("mask").isEqualTo('*');
                    return left.poll();
                });
    }

    @Test
    void asksTwiceAndUnseen() throws IOException, CommandException {
        assertThat(Passwords.ask(typing("a long password", "a long password"))).isEqualTo("a long password");
    }

    @Test
    void refusesTwoDifferentPasswords() {
        assertThatThrownBy(() -> Passwords.ask(typing("a long password", "a lnog password")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("differ");
    }

    @Test
    void tellsWhatToDoWithoutKeyboard() {
        assertThatThrownBy(() -> Passwords.ask(typing()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--generate");
    }

    @Test
    void generatesAnotherOneEachTime() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String password = Passwords.generate();
            assertThat(password).hasSize(20).doesNotContain("0", "O", "1", "l", "I");
            seen.add(password);
        }
        assertThat(seen).hasSize(1_000);
    }
}
