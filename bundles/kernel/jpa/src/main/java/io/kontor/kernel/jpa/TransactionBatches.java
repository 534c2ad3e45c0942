package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Batches over one module's transactions. */
final class TransactionBatches implements Batches {
    private final Transactions transactions;

    TransactionBatches(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Undoes an atomic batch. */
    private static final class ItemRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int index;
        private final KontorException refusal;

        ItemRefused(int index, KontorException refusal) {
            super(refusal);
            this.index = index;
            this.refusal = refusal;
        }
    }

    @Override
    public <T> List<Outcome<T>> run(List<Supplier<T>> commands, boolean atomic) {
        new Violations()
                .required("items", commands)
                .size("items", commands, MAX_ITEMS)
                .throwIfAny();
        Call call = Call.current();
        if (!atomic) {
            return IntStream.range(0, commands.size())
                    .mapToObj(i -> single(call.item(i), commands.get(i)))
                    .toList();
        }
        try {
            return transactions.items(call.idempotencyKey() != null, frame -> allOrNothing(call, commands, frame));
        } catch (ItemRefused e) {
            return undone(call, commands.size(), e);
        }
    }

    private static <T> Outcome<T> single(Call item, Supplier<T> command) {
        try {
            return new Outcome<>(item.run(command), null);
        } catch (KontorException refusal) {
            return new Outcome<>(null, refusal);
        }
    }

    private static <T> List<Outcome<T>> allOrNothing(Call call, List<Supplier<T>> commands, Frame frame) {
        List<Outcome<T>> outcomes = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Outcome<T> outcome = single(call.item(i), commands.get(i));
            KontorException refusal = outcome.problem();
            // stored refusals come from an earlier run of the whole batch: nothing is done by this one
            if (refusal != null && !frame.takeReplayed()) {
                throw new ItemRefused(i, refusal);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private <T> List<Outcome<T>> undone(Call call, int items, ItemRefused refused) {
        List<KontorException> refusals = IntStream.range(0, items)
                .mapToObj(i -> i == refused.index
                        ? refused.refusal
                        : KontorException.of(ProblemKind.CONFLICT, "ROLLED_BACK")
                                .with("item", refused.index))
                .toList();
        if (call.idempotencyKey() != null && StoredAnswers.isStored(refused.refusal)) {
            List<IdempotencyKey> keys =
                    IntStream.range(0, items).mapToObj(i -> itemKey(call, i)).toList();
            transactions.storeRefusals(keys, refusals);
        }
        return refusals.stream().map(r -> new Outcome<T>(null, r)).toList();
    }

    private static IdempotencyKey itemKey(Call call, int index) {
        IdempotencyKey key = call.item(index).idempotencyKey();
        if (key == null) {
            throw new IllegalStateException("a key without items");
        }
        return key;
    }
}
