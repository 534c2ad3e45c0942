package io.kontor.kernel.api.security;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A sales team.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param code unique code
 * @param name name shown
 */
public record Team(UUID id, long version, String code, String name) implements Versioned {}
