package io.kontor.kernel.api.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** A file made while it is written. */
@ProviderType
public interface Download {
    /** {@return name of the file, ASCII} */
    String fileName();

    /** {@return its format} */
    TableFormat format();

    /**
     * Writes it, with the call bound that asked for it.
     *
     * @param out receives it; not closed
     * @throws IOException when the receiver fails
     */
    void writeTo(OutputStream out) throws IOException;
}
