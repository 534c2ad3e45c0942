package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A user, without the password. */
@Entity
@Table(name = "kernel_user")
class UserEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "username")
    private String username = "";

    @Column(name = "display_name")
    private String displayName = "";

    @Column(name = "language_tag")
    private String language = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "enabled")
    private boolean enabled;

    @ElementCollection
    @CollectionTable(name = "kernel_user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role_code")
    private Set<String> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "kernel_user_region", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "region_code")
    private Set<String> regions = new HashSet<>();

    /** For JPA. */
    protected UserEntity() {}

    UserEntity(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    String language() {
        return language;
    }

    @Nullable
    UUID teamId() {
        return teamId;
    }

    boolean enabled() {
        return enabled;
    }

    void apply(UserProfile profile) {
        username = profile.username();
        displayName = profile.displayName();
        language = profile.language();
        teamId = profile.teamId();
        enabled = profile.enabled();
        roles.retainAll(profile.roles());
        roles.addAll(profile.roles());
        regions.retainAll(profile.regions());
        regions.addAll(profile.regions());
    }

    /** {@return the user; loads the collections} */
    User toUser() {
        return toUser(regions, roles);
    }

    /** {@return the user with collections loaded for many users at once} */
    User toUser(Set<String> itsRegions, Set<String> itsRoles) {
        return new User(
                id,
                version,
                createdAt,
                new UserProfile(username, displayName, language, teamId, itsRegions, itsRoles, enabled));
    }
}
