package io.kontor.kernel.core.table;

import java.io.InputStream;

/** A file that can be read from its beginning several times. */
@FunctionalInterface
public interface TableSource {
    /** {@return the file; closed by whoever opens it} */
    InputStream open();
}
