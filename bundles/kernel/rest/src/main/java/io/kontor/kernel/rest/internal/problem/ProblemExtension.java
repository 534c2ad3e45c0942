package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.rest.internal.RestExtension;
import javax.ws.rs.core.Feature;
import javax.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Extension {@code kontor.problem}. */
@Component(service = Feature.class, scope = ServiceScope.PROTOTYPE)
@RestExtension(name = "kontor.problem")
public final class ProblemExtension implements Feature {
    private final ProblemWriter problems;
    private final AbsentModules modules;

    /**
     * Creates the extension.
     *
     * @param problems words refusals
     * @param modules knows the modules that are absent
     */
    @Activate
    public ProblemExtension(@Reference ProblemWriter problems, @Reference AbsentModules modules) {
        this.problems = problems;
        this.modules = modules;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new ProblemMapper(problems, modules));
        context.register(new ParamConverters());
        return true;
    }
}
