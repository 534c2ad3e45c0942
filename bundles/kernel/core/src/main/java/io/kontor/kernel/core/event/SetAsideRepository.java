package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.SetAside.State;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.core.event.Cursors.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;

/** The events that are set aside, of one transaction. */
final class SetAsideRepository {
    private final EntityManager em;

    SetAsideRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the subjects of which events are set aside: later ones must wait} */
    Set<Subject> subjects(Place place) {
        Set<Subject> subjects = new HashSet<>();
        em.createQuery(
                        "select s from SetAsideEntity s where s.consumer = :consumer and s.module = :module"
                                + " and s.state <> :waiting",
                        SetAsideEntity.class)
                .setParameter("consumer", place.consumer())
                .setParameter("module", place.module())
                .setParameter("waiting", State.WAITING)
                .getResultList()
                .forEach(s -> subjects.add(s.subject()));
        return subjects;
    }

    /** {@return the subjects that are to be tried again} */
    List<Subject> released(Place place) {
        return em
                .createQuery(
                        "select s from SetAsideEntity s where s.consumer = :consumer and s.module = :module"
                                + " and s.state = :released order by s.seq",
                        SetAsideEntity.class)
                .setParameter("consumer", place.consumer())
                .setParameter("module", place.module())
                .setParameter("released", State.RELEASED)
                .getResultList()
                .stream()
                .map(SetAsideEntity::subject)
                .toList();
    }

    /** {@return the first set-aside event of a subject} */
    Optional<SetAsideEntity> first(Place place, Subject subject) {
        return em.createQuery(
                        "select s from SetAsideEntity s where s.consumer = :consumer and s.module = :module"
                                + " and s.subjectType = :type and s.subjectId = :id order by s.seq",
                        SetAsideEntity.class)
                .setParameter("consumer", place.consumer())
                .setParameter("module", place.module())
                .setParameter("type", subject.type())
                .setParameter("id", subject.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Removes an event; those that wait behind it have their turn. */
    void remove(SetAsideEntity entity, Place place) {
        em.remove(entity);
        em.flush();
        first(place, entity.subject()).ifPresent(SetAsideEntity::release);
    }

    Optional<SetAsideEntity> find(String consumer, UUID id) {
        return em.createQuery(
                        "select s from SetAsideEntity s where s.consumer = :consumer and s.id = :id",
                        SetAsideEntity.class)
                .setParameter("consumer", consumer)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    long count(Place place) {
        return em.createQuery(
                        "select count(s) from SetAsideEntity s where s.consumer = :consumer and s.module = :module",
                        Long.class)
                .setParameter("consumer", place.consumer())
                .setParameter("module", place.module())
                .getSingleResult();
    }
}
