package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what of a user is open in a module and gives it to another one. A service of each module in which users have
 * something. Called outside transactions, under the call of who hands over, so that the module's own rights and rows
 * decide.
 */
@ConsumerType
public interface HandoverParticipant {
    /** {@return the module} */
    String module();

    /**
     * {@return what is open of a user, in the caller's rows}
     *
     * @param userId the user
     * @throws KontorException FORBIDDEN when the caller may not see it; the hand-over tells that instead of the items
     */
    List<HandoverItem> open(UUID userId);

    /**
     * Gives items to another user, in transactions of the module; each by itself, so that one that is refused does not
     * keep the others back. The call has an idempotency key of this hand-over and module, the same however often it is
     * made: what was given is not given twice and is told as before.
     *
     * @param order what goes from whom to whom
     * @return one outcome an item, in the same order
     * @throws KontorException when nothing can be given at all
     */
    List<HandoverOutcome> transfer(HandoverOrder order);
}
