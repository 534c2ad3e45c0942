package io.kontor.kernel.core.database;

/** A database we could open but must not use: it would lose what it has acknowledged. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason);
    }
}
