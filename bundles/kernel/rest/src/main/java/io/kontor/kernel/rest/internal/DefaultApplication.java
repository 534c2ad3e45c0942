package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.rest.RestApplication;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;

/**
 * Takes the place of the whiteboard's default application, which serves at the root what selects no application. Here
 * such resources are behind the same door as all others, and the root is free.
 */
@Component(service = Application.class)
@RestApplication(name = ".default", application_base = "/api/other")
public final class DefaultApplication extends Application {}
