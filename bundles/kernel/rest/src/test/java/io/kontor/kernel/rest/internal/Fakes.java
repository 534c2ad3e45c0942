package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.operation.StorageGuard;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stand-ins for the kernel's core: two known secrets, and texts without a registry. */
public final class Fakes {
    public static final String BROWSER_SECRET = "browser-secret";
    public static final String DEVICE_SECRET = "device-secret";
    public static final String CSRF_TOKEN = "csrf-token";

    private Fakes() {}

    public static Texts texts() {
        KernelRestTexts catalog = new KernelRestTexts();
        return (key, locale, args) -> {
            String text = catalog.pattern(key, locale).orElse(key);
            for (Map.Entry<String, String> arg : args.entrySet()) {
                text = text.replace("{" + arg.getKey() + "}", arg.getValue());
            }
            return text;
        };
    }

    /** Whether the disk is nearly full. */
    public static final AtomicBoolean FULL = new AtomicBoolean();

    public static StorageGuard storage() {
        return new StorageGuard() {
            @Override
            public Room room() {
                return new Room("data", FULL.get() ? 1 : 2, 2);
            }

            @Override
            public void requireRoom() {
                if (room().isLow()) {
                    throw KontorException.of(ProblemKind.INSUFFICIENT_STORAGE, "STORAGE_LOW");
                }
            }
        };
    }

    public static Sessions sessions() {
        return new Sessions() {
            @Override
            public Opened login(String username, String password, Session.Kind kind, String client) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Opened openToken(String name, Set<String> permissions, Duration life) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Recognised> recognise(String secret) {
                return switch (secret) {
                    case BROWSER_SECRET -> Optional.of(recognised(Session.Kind.BROWSER));
                    case DEVICE_SECRET -> Optional.of(recognised(Session.Kind.DEVICE));
                    default -> Optional.empty();
                };
            }

            @Override
            public List<Session> mine() {
                return List.of();
            }

            @Override
            public void revoke(UUID id) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static Sessions.Recognised recognised(Session.Kind kind) {
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        Session session = new Session(new UUID(0, 1), kind, null, new UUID(0, 2), day, day, day, Set.of());
        return new Sessions.Recognised(session, Actor.SYSTEM, Locale.SIMPLIFIED_CHINESE.toLanguageTag(), CSRF_TOKEN);
    }
}
