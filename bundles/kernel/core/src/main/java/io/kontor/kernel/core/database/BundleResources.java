package io.kontor.kernel.core.database;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** The resources of a bundle, whether it is started or not. */
final class BundleResources extends ClassLoader {
    private final Bundle bundle;

    BundleResources(Bundle bundle) {
        super(null);
        this.bundle = bundle;
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return bundle.getEntry(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        URL found = bundle.getEntry(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }
}
