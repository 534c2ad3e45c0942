package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.Exporter;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The exporters of whichever modules are there. */
@Component(service = Exporters.class)
public final class Exporters {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<Exporter> all = List.of();

    /** Without exporters; they come and go. */
    @Activate
    public Exporters() {}

    Exporters(List<Exporter> all) {
        this.all = all;
    }

    List<Exporter> all() {
        return all;
    }

    private Optional<Exporter> find(String target) {
        return all.stream().filter(e -> e.target().name().equals(target)).findFirst();
    }

    /** {@return the exporter; NOT_FOUND when there is none} */
    Exporter get(String target) {
        return find(target).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** {@return the exporter of a run; UNAVAILABLE while its module is stopped} */
    Exporter of(String target) {
        return find(target).orElseThrow(() -> KontorException.of(ProblemKind.UNAVAILABLE, "TARGET_ABSENT")
                .with("target", target));
    }
}
