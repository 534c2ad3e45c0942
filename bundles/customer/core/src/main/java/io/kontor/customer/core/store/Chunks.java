package io.kontor.customer.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts long lists of keys into pieces. They are short because Derby goes to an index key by key only while it believes
 * that to be less work than reading the whole table, which its idea of a growing table makes it doubt early.
 */
public final class Chunks {
    private static final int SIZE = 64;

    private Chunks() {}

    /** {@return the keys in pieces of at most 64} */
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
