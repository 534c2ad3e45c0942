package io.kontor.customer.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Cuts long lists of keys into pieces a database takes in one statement. */
public final class Chunks {
    private static final int SIZE = 500;

    private Chunks() {}

    /** {@return the keys in pieces of at most 500} */
    public static <T> List<List<T>> of(Collection<T> keys) {
        List<List<T>> chunks = new ArrayList<>();
        for (Iterator<T> i = keys.iterator(); i.hasNext(); ) {
            List<T> chunk = new ArrayList<>();
            while (i.hasNext() && chunk.size() < SIZE) {
                chunk.add(i.next());
            }
            chunks.add(chunk);
        }
        return chunks;
    }
}
