package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.Mapping;
import io.kontor.kernel.api.exchange.Mappings;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The saved mappings in the kernel's tables. */
@Component
public final class JpaMappings implements Mappings {
    private static final String WRITE = "kernel:mapping:write";
    private static final Answer<Mapping> MAPPING = Answer.of(Mapping.class);

    private final Transactions transactions;

    /** Over the kernel's transactions. */
    @Activate
    public JpaMappings(@Reference KernelTransactions kernel) {
        transactions = kernel.transactions();
    }

    @Override
    public List<Mapping> list(@Nullable String target) {
        Call.current();
        return transactions.read(
                em -> em.createQuery("select m from MappingEntity m order by m.name", MappingEntity.class)
                        .getResultStream()
                        .map(MappingEntity::toMapping)
                        .filter(m -> target == null || m.target().equals(target))
                        .toList());
    }

    @Override
    public Optional<Mapping> find(String name) {
        Call.current();
        return transactions.read(
                em -> Optional.ofNullable(em.find(MappingEntity.class, name)).map(MappingEntity::toMapping));
    }

    @Override
    public Mapping create(Mapping mapping) {
        Call.require(WRITE);
        check(mapping);
        return transactions.write(MAPPING, em -> {
            if (em.find(MappingEntity.class, mapping.name()) != null) {
                throw KontorException.of(ProblemKind.CONFLICT, "MAPPING_NAME_TAKEN", "name");
            }
            MappingEntity entity = new MappingEntity(mapping);
            em.persist(entity);
            em.flush();
            return entity.toMapping();
        });
    }

    @Override
    public Mapping replace(Mapping mapping) {
        Call.require(WRITE);
        check(mapping);
        return transactions.write(MAPPING, em -> {
            MappingEntity entity = get(em, mapping.name(), mapping.version());
            entity.set(mapping);
            em.flush();
            return entity.toMapping();
        });
    }

    @Override
    public void delete(String name, long version) {
        Call.require(WRITE);
        transactions.write(em -> em.remove(get(em, name, version)));
    }

    private static MappingEntity get(EntityManager em, String name, long version) {
        MappingEntity entity = em.find(MappingEntity.class, name);
        if (entity == null) {
            throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
        Versions.check(entity.version(), version);
        return entity;
    }

    private static void check(Mapping mapping) {
        Violations violations = new Violations();
        mapping.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }
}
