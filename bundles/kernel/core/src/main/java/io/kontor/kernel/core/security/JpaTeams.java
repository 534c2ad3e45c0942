package io.kontor.kernel.core.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The teams in the database. */
@Component(service = Teams.class)
public final class JpaTeams implements Teams {
    private static final String READ = "kernel:team:read";
    private static final String WRITE = "kernel:team:write";
    private static final Answer<Team> TEAM = Answer.of(Team.class);
    private static final Tracked TRACKED = Tracked.type("Team");

    private final Transactions transactions;

    /** Over the kernel's transactions. */
    @Activate
    public JpaTeams(@Reference KernelTransactions kernel) {
        transactions = kernel.transactions();
    }

    @Override
    public List<Team> list() {
        Call.require(READ);
        return transactions.read(em -> em.createQuery("select t from TeamEntity t order by t.code", TeamEntity.class)
                .getResultStream()
                .map(TeamEntity::toTeam)
                .toList());
    }

    @Override
    public Optional<Team> find(UUID id) {
        Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(TeamEntity.class, id)).map(TeamEntity::toTeam));
    }

    @Override
    public Team create(String code, String name) {
        Call.require(WRITE);
        check(code, name);
        return transactions.write(TEAM, em -> {
            NamedLock.ADMINISTRATION.take(em);
            UUID id = Ids.next();
            requireFree(em, code, id);
            TeamEntity team = new TeamEntity(id);
            team.apply(code, name);
            em.persist(team);
            em.flush();
            return keep(em, TRACKED.created(id, code, team.toTeam()).event("TeamAdded"), team);
        });
    }

    @Override
    public Team change(UUID id, long version, String code, String name) {
        Call.require(WRITE);
        check(code, name);
        return transactions.write(TEAM, em -> {
            NamedLock.ADMINISTRATION.take(em);
            TeamEntity team = known(em, id, version);
            requireFree(em, code, id);
            Team before = team.toTeam();
            team.apply(code, name);
            em.flush();
            return keep(em, TRACKED.changed(id, code, before, team.toTeam()).event("TeamChanged"), team);
        });
    }

    @Override
    public void delete(UUID id, long version) {
        Call.require(WRITE);
        transactions.write(em -> {
            NamedLock.ADMINISTRATION.take(em);
            TeamEntity team = known(em, id, version);
            if (new UserRepository(em).anyInTeam(id)) {
                throw KontorException.of(ProblemKind.CONFLICT, "TEAM_IN_USE");
            }
            keep(em, TRACKED.deleted(id, team.toTeam().code(), team.toTeam()).event("TeamRemoved"), team);
            em.remove(team);
        });
    }

    private Team keep(EntityManager em, Change change, TeamEntity team) {
        transactions.chronicle().record(em, change);
        return team.toTeam();
    }

    private static void check(String code, String name) {
        new Violations()
                .required("code", code)
                .code("code", code)
                .required("name", name)
                .text("name", name, 100)
                .throwIfAny();
    }

    private static TeamEntity known(EntityManager em, UUID id, long version) {
        TeamEntity team = Optional.ofNullable(em.find(TeamEntity.class, id))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        Versions.check(team.version(), version);
        return team;
    }

    private static void requireFree(EntityManager em, String code, UUID id) {
        boolean taken =
                em.createQuery("select count(t) from TeamEntity t where t.code = :code and t.id <> :id", Long.class)
                                .setParameter("code", code)
                                .setParameter("id", id)
                                .getSingleResult()
                        > 0;
        if (taken) {
            throw KontorException.of(ProblemKind.CONFLICT, "TEAM_CODE_TAKEN", "code");
        }
    }
}
