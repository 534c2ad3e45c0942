package io.kontor.kernel.operations.internal.health;

import java.util.Dictionary;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A check's service as far as its name. */
record NamedReference(String name) implements ServiceReference<Object> {
    @Override
    public @Nullable Object getProperty(String key) {
        return switch (key) {
            case "hc.name" -> name;
            case "service.id" -> 1L;
            default -> null;
        };
    }

    @Override
    public String[] getPropertyKeys() {
        return new String[] {"hc.name"};
    }

    @Override
    public Bundle getBundle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Bundle[] getUsingBundles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Object other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAssignableTo(Bundle bundle, String className) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> A adapt(Class<A> type) {
        throw new UnsupportedOperationException();
    }
}
