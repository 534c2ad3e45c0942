package io.kontor.kernel.rest.internal.json;

import io.kontor.kernel.rest.internal.Priorities;
import io.kontor.kernel.rest.internal.RestExtension;
import javax.ws.rs.core.Feature;
import javax.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Extension {@code kontor.json}. A prototype, so that each application has its own mapper. */
@Component(service = Feature.class, scope = ServiceScope.PROTOTYPE)
@RestExtension(name = "kontor.json")
public final class JsonExtension implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
        Json json = new Json();
        context.register(new JsonReader(json));
        context.register(new JsonWriter(json));
        context.register(new MergePatchReader(json));
        context.register(new FieldSelectionFilter(json), Priorities.FIELD_SELECTION);
        return true;
    }
}
