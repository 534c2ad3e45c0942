package io.kontor.kernel.http;

import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns refusals into what is answered. Resources only throw; the one that answers a batch needs this service for the
 * refusals of single items.
 */
@ProviderType
public interface Problems {
    /**
     * {@return the refusal in the language and with the id of the running call}
     *
     * @param refusal the refusal
     */
    Problem of(KontorException refusal);

    /**
     * {@return the answer of a batch}
     *
     * @param <T> type of the values
     * @param outcomes what became of the items, in order
     * @param done HTTP status of an item that was done: 200 or 201
     */
    default <T> BatchAnswer<T> answer(List<Outcome<T>> outcomes, int done) {
        return new BatchAnswer<>(outcomes.stream()
                .map(outcome -> {
                    KontorException refusal = outcome.problem();
                    return refusal == null
                            ? new BatchAnswer.Item<>(done, outcome.value(), null)
                            : new BatchAnswer.Item<T>(refusal.kind().status(), null, of(refusal));
                })
                .toList());
    }
}
