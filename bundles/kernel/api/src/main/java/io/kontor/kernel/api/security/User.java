package io.kontor.kernel.api.security;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A user. The password hash never leaves the kernel.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param createdAt when the user was created
 * @param profile what an administrator edits
 */
public record User(UUID id, long version, Instant createdAt, UserProfile profile) implements Versioned {}
