package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.Importer;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The importers of whichever modules are there. */
@Component(service = Importers.class)
public final class Importers {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<Importer> all = List.of();

    /** Without importers; they come and go. */
    @Activate
    public Importers() {}

    Importers(List<Importer> all) {
        this.all = all;
    }

    List<Importer> all() {
        return all;
    }

    Optional<Importer> find(String target) {
        return all.stream().filter(i -> i.target().name().equals(target)).findFirst();
    }

    /** {@return the importer; NOT_FOUND when there is none} */
    Importer get(String target) {
        return find(target).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** {@return the importer of a run; UNAVAILABLE while its module is stopped} */
    Importer of(String target) {
        return find(target).orElseThrow(() -> KontorException.of(ProblemKind.UNAVAILABLE, "TARGET_ABSENT")
                .with("target", target));
    }
}
