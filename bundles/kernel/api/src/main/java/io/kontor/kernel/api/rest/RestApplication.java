package io.kontor.kernel.api.rest;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks a DS component that is a {@code javax.ws.rs.core.Application} as a module's own. One application per module: an
 * extension that comes or goes rebuilds every application it selects, so modules must not share one. It is served only
 * while the kernel's JSON, problem and security extensions are there: a module never answers without them.
 */
@ComponentPropertyType
public @interface RestApplication {
    /** Prefix of the properties. */
    String PREFIX_ = "osgi.jaxrs.";

    /** {@return the application's name, for example {@code kontor.customer}} */
    String name();

    /** {@return the root of its resources, for example {@code /api/v1/customers}} */
    String application_base();

    /** {@return the extensions it waits for} */
    String[] extension_select() default {
        "(osgi.jaxrs.name=kontor.json)", "(osgi.jaxrs.name=kontor.problem)", "(osgi.jaxrs.name=kontor.security)"
    };
}
