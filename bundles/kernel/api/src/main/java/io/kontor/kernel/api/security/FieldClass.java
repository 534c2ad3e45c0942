package io.kontor.kernel.api.security;

/** Classes of fields that need more than the permission to read the entity. */
public enum FieldClass {
    /** Personal traits: character, hobbies, family, education, age. */
    SENSITIVE,
    /** Sums of money. */
    AMOUNT
}
