package io.kontor.promo.core.sim;

import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.LedgerStore;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** What a program without a guard does: it looks, waits for the other to have looked, and takes. */
final class ReadThenWrite {
    private ReadThenWrite() {}

    static LedgerStore over(JdbcLedgerStore store, CyclicBarrier looked) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("take")) {
                        return method.invoke(store, args);
                    }
                    BalanceKey key = (BalanceKey) args[0];
                    long quantity = (Long) args[1];
                    long there = store.available(key);
                    looked.await(30, TimeUnit.SECONDS);
                    return there < quantity ? Optional.empty() : Optional.of(store.put(key, -quantity));
                });
    }
}
