package io.kontor.customer.api.grade;

import io.kontor.kernel.api.value.Versioned;

/**
 * A grade scheme as stored. Each change makes a new policy version; grades keep the version they were made with.
 *
 * @param code stable code
 * @param version for If-Match, and the policy version of proposals
 * @param data its values
 */
public record GradeScheme(String code, long version, GradeSchemeData data) implements Versioned {}
