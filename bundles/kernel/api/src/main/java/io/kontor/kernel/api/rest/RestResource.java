package io.kontor.kernel.api.rest;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a DS component as JAX-RS resource of its module's application. */
@ComponentPropertyType
public @interface RestResource {
    /** Prefix of the properties. */
    String PREFIX_ = "osgi.jaxrs.";

    /** {@return true: the component is a resource} */
    boolean resource() default true;

    /** {@return the filter that selects the application: {@code (osgi.jaxrs.name=<application>)}} */
    String application_select();
}
