package io.kontor.kernel.core.internal;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.event.JournalHints;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.util.Map;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The kernel's transactions, there once its tables are. */
@Component(service = KernelTransactions.class)
public final class KernelTransactions {
    /** Name of the unit and of the tables' prefix. */
    public static final String MODULE = "kernel";

    /** What a broken unique constraint means. */
    public static final Map<String, Violation> CONSTRAINTS = Map.of(
            "kernel_user_username_uq", new Violation("username", "USERNAME_TAKEN"),
            "kernel_role_pk", new Violation("code", "ROLE_CODE_TAKEN"),
            "kernel_team_code_uq", new Violation("code", "TEAM_CODE_TAKEN"),
            "kernel_region_code_uq", new Violation("code", "REGION_CODE_TAKEN"),
            "kernel_code_uq", new Violation("code", "CODE_TAKEN"),
            "kernel_mapping_pk", new Violation("name", "MAPPING_NAME_TAKEN"),
            // two first attempts at once: whoever comes second tries again
            "kernel_login_attempts_pk", new Violation("client", "LOGIN_ATTEMPTS_TAKEN"));

    private final Transactions transactions;

    /** Waits for the schema by referencing it. */
    @Activate
    public KernelTransactions(
            @Reference KernelSchema schema,
            @Reference(target = "(osgi.unit.name=kontor-kernel)") JpaTemplate jpa,
            @Reference Clock clock,
            @Reference JournalHints hints) {
        transactions = new Transactions(MODULE, jpa, CONSTRAINTS, clock, hints);
    }

    /** {@return the transactions} */
    public Transactions transactions() {
        return transactions;
    }
}
