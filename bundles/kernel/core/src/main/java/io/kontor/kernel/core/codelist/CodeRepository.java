package io.kontor.kernel.core.codelist;

import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeListDefinition.Preset;
import io.kontor.kernel.api.value.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Code lists within one transaction. */
final class CodeRepository {
    private final EntityManager em;

    CodeRepository(EntityManager em) {
        this.em = em;
    }

    boolean seen(String list) {
        return em.find(CodeListEntity.class, list) != null;
    }

    void writePresets(CodeListDefinition definition, Instant now) {
        em.persist(new CodeListEntity(definition.name(), now));
        em.flush();
        int sortNo = 0;
        for (Preset preset : definition.presets()) {
            CodeEntity code = new CodeEntity(Ids.next(), definition.name(), preset.code());
            sortNo += 10;
            code.apply(preset.label(), sortNo, true);
            em.persist(code);
        }
    }

    List<CodeEntity> codes(String list) {
        return em.createQuery(
                        "select c from CodeEntity c where c.list = :list order by c.sortNo, c.code", CodeEntity.class)
                .setParameter("list", list)
                .getResultList();
    }

    Optional<CodeEntity> find(String list, String code) {
        return em.createQuery("select c from CodeEntity c where c.list = :list and c.code = :code", CodeEntity.class)
                .setParameter("list", list)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    long count(String list) {
        return em.createQuery("select count(c) from CodeEntity c where c.list = :list", Long.class)
                .setParameter("list", list)
                .getSingleResult();
    }
}
