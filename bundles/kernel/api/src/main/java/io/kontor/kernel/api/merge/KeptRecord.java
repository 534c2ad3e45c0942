package io.kontor.kernel.api.merge;

/**
 * Something an undone merge had changed and that stays as it is now.
 *
 * @param kind kind of the record, as in {@link Relink}
 * @param what its identity, or the field of it
 * @param reason why, a stable code: {@code CHANGED_SINCE}, {@code GONE}, or the code of the refusal that putting it
 *     back would have met
 */
public record KeptRecord(String kind, String what, String reason) {}
