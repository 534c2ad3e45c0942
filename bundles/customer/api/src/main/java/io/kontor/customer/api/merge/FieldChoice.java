package io.kontor.customer.api.merge;

import io.kontor.customer.api.merge.MergeOrder.Choice;

/**
 * Whose value of a field stays.
 *
 * @param field the field of the card, for example {@code name}, {@code addresses} or {@code traits.employeeCount}; the
 *     code is the winner's always, and sources follow their values
 * @param choice whose value stays
 * @param differs whether the loser has a value that is not the winner's
 */
public record FieldChoice(String field, Choice choice, boolean differs) {}
