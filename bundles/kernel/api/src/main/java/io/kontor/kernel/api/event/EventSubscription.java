package io.kontor.kernel.api.event;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a DS component as consumer of the events of modules. */
@ComponentPropertyType
public @interface EventSubscription {
    /** Prefix of the properties. */
    String PREFIX_ = "kontor.";

    /**
     * {@return the consumer's name, under which its place is kept; it begins with the name of its module, for example
     * {@code credit.exposure}; at most 100 letters, digits, hyphens, points}
     */
    String consumer();

    /** {@return the modules whose events it wants} */
    String[] events();
}
