/** Users, roles, teams, passwords, sessions and tokens. */
@NullMarked
package io.kontor.kernel.core.security;

import org.jspecify.annotations.NullMarked;
