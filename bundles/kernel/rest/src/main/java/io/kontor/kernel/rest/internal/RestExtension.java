package io.kontor.kernel.rest.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a JAX-RS extension that every application below {@code /api} gets, whether it asks for it or not. */
@ComponentPropertyType
public @interface RestExtension {
    /** Prefix of the properties. */
    String PREFIX_ = "osgi.jaxrs.";

    /** {@return the extension's name, by which applications wait for it} */
    String name();

    /** {@return true: the component is an extension} */
    boolean extension() default true;

    /** {@return the filter that selects the applications} */
    String application_select() default "(osgi.jaxrs.application.base=/api*)";
}
