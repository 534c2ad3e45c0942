package io.kontor.promo.api.approval;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may approve how much. Reading needs {@code promo:approval:read}, changing {@code promo:approval:write}. A
 * document is valued at what its items cost when it is decided on; what cannot be valued in the limits' currency goes
 * to the third level.
 */
@ProviderType
public interface Approvals {
    /** {@return the limits in force} */
    ApprovalLimits limits();

    /**
     * Replaces the limits; documents that wait follow the new ones.
     *
     * @param version the version the caller saw
     * @param limits the new ones; those of a document in the order of the levels
     * @return them
     * @throws KontorException INVALID with violations; STALE
     */
    ApprovalLimits replace(long version, List<ApprovalLimit> limits);
}
