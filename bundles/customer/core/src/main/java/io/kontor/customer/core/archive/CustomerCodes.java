package io.kontor.customer.core.archive;

import io.kontor.customer.core.store.CodeCounterEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.kernel.api.security.RowScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/**
 * Gives codes. Customers are never deleted, so a code in the table stays taken for good; numbers of refused commands
 * leave gaps.
 */
public final class CustomerCodes {
    private static final Pattern GENERATED = Pattern.compile("C\\d+");

    private CustomerCodes() {}

    /** {@return the code wanted, or the next number that is free} */
    static String codeFor(EntityManager em, @Nullable String wanted) {
        if (wanted != null && !GENERATED.matcher(wanted).matches()) {
            return wanted;
        }
        CodeCounterEntity counter = lock(em);
        if (wanted != null) {
            return wanted;
        }
        CustomerRepository customers = new CustomerRepository(em);
        String code;
        do {
            code = next(counter);
        } while (customers.isCodeTaken(code));
        return code;
    }

    /**
     * {@return many codes at once, in the order of their numbers}
     *
     * @param em the transaction's entity manager
     * @param count how many
     * @param reserved codes somebody is about to use
     */
    public static List<String> next(EntityManager em, int count, Set<String> reserved) {
        CodeCounterEntity counter = lock(em);
        List<String> codes = new ArrayList<>();
        while (codes.size() < count) {
            List<String> wanted = new ArrayList<>();
            for (int i = codes.size(); i < count; i++) {
                wanted.add(next(counter));
            }
            wanted.removeAll(reserved);
            wanted.removeAll(
                    new CustomerRepository(em).findByCodes(wanted, RowScope.ALL).keySet());
            codes.addAll(wanted);
        }
        return codes;
    }

    /** {@return whether a code is in the form of ours, so that the counter must be locked before it is used} */
    public static boolean isOurForm(String code) {
        return GENERATED.matcher(code).matches();
    }

    /**
     * Locks the counter until the transaction ends. A code typed in the form of ours waits here too, so that the next
     * number cannot be the same.
     */
    public static CodeCounterEntity lock(EntityManager em) {
        return Objects.requireNonNull(
                em.find(CodeCounterEntity.class, "customer", LockModeType.PESSIMISTIC_WRITE), "no code counter");
    }

    private static String next(CodeCounterEntity counter) {
        return String.format(Locale.ROOT, "C%06d", counter.next());
    }
}
