package io.kontor.kernel.shell.internal;

import java.io.IOException;
import java.security.SecureRandom;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * Passwords come from the keyboard, unseen, or are generated; never from the command line, which is kept in a history.
 */
final class Passwords {
    /** Without letters and digits that look alike: 20 of 55 are 115 bit. */
    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** {@return a password typed twice}, or refuses when the two differ. */
    static String ask(Session at) throws IOException, CommandException {
        String password = read(at, "New password: ");
        if (!password.equals(read(at, "Once more: "))) {
            throw new CommandException("The two passwords differ; nothing was changed.");
        }
        return password;
    }

    private static String read(Session at, String prompt) throws IOException, CommandException {
        @Nullable String line = at.readLine(prompt, '*');
        if (line == null) {
            throw new CommandException("No password was given; use --generate where there is no keyboard.");
        }
        return line;
    }

    /** {@return a new random password} */
    static String generate() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
