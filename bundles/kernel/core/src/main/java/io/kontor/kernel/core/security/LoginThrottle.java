package io.kontor.kernel.core.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Limits guesses, for all nodes together. An attempt is noted before the password is looked at, so that many at once
 * are no way around the limit, and taken back when the password was right. Names and addresses are kept as hashes:
 * people type passwords into the wrong field.
 */
@Component(service = LoginThrottle.class)
public final class LoginThrottle {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 100;

    private static final int TRIES = 20;

    private final Transactions transactions;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public LoginThrottle(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.clock = clock;
    }

    /** An attempt noted. */
    record Attempt(Instant at, List<Counter> counters) {}

    private record Counter(String id, int limit) {}

    /**
     * Notes an attempt.
     *
     * @param username as typed
     * @param client address, null when the caller is known already
     * @throws KontorException TOO_MANY_REQUESTS {@code LOGIN_THROTTLED}
     */
    Attempt admit(String username, @Nullable String client) {
        Counter account = new Counter(Secrets.hash("account " + username.toLowerCase(Locale.ROOT)), PER_ACCOUNT);
        List<Counter> counters = client == null
                ? List.of(account)
                : List.of(account, new Counter(Secrets.hash("client " + network(client)), PER_ADDRESS));
        Instant now = Instant.ofEpochMilli(clock.millis());
        transactions.read(em -> {
            counters.forEach(c -> check(em, c, now));
            return counters;
        });
        for (int attempt = 1; ; attempt++) {
            try {
                return note(new Attempt(now, counters));
            } catch (KontorException e) {
                if (!"LOGIN_ATTEMPTS_TAKEN".equals(e.code()) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Attempt note(Attempt attempt) {
        return transactions.writeUnkeyed(em -> {
            for (Counter counter : attempt.counters) {
                if (!lock(em, counter, attempt.at)) {
                    em.persist(new LoginAttemptsEntity(counter.id, attempt.at));
                    em.flush();
                }
                check(em, counter, attempt.at);
                LoginAttemptsEntity row = em.find(LoginAttemptsEntity.class, counter.id);
                row.window(row.window().plus(attempt.at));
            }
            return attempt;
        });
    }

    /** Takes an attempt back that was none, within the transaction that shows it. */
    void takeBack(EntityManager em, Attempt attempt) {
        for (Counter counter : attempt.counters) {
            if (lock(em, counter, attempt.at)) {
                LoginAttemptsEntity row = em.find(LoginAttemptsEntity.class, counter.id);
                row.window(row.window().minus(attempt.at));
            }
        }
    }

    /** Takes an attempt back that came to nothing. */
    void takeBack(Attempt attempt) {
        transactions.writeUnkeyed(em -> {
            takeBack(em, attempt);
            return attempt;
        });
    }

    /** Holds a row to the end of the transaction; the version is not told, because the row is read only afterwards. */
    private static boolean lock(EntityManager em, Counter counter, Instant now) {
        return em.createQuery("update LoginAttemptsEntity a set a.lastAt = :now where a.id = :id")
                        .setParameter("now", now)
                        .setParameter("id", counter.id)
                        .executeUpdate()
                == 1;
    }

    private static void check(EntityManager em, Counter counter, Instant now) {
        LoginAttemptsEntity row = em.find(LoginAttemptsEntity.class, counter.id);
        long seconds = row == null ? 0 : row.window().secondsUntilFree(now, counter.limit);
        if (seconds > 0) {
            throw KontorException.of(ProblemKind.TOO_MANY_REQUESTS, "LOGIN_THROTTLED")
                    .with("seconds", seconds);
        }
    }

    /** {@return the address, or the network that one subscriber has of IPv6} */
    static String network(String client) {
        if (!client.contains(":")) {
            return client;
        }
        try {
            byte[] address = InetAddress.getByName(client).getAddress();
            return address.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(address, 8)) : client;
        } catch (UnknownHostException e) {
            return client;
        }
    }
}
