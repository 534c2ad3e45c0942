package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What undoing a merge needs to know, kept by value.
 *
 * @param winner the winner's card before
 * @param regionPath path of its region then
 * @param merged the card the merge made
 * @param loser the loser's card before
 * @param removed relations that are gone while the merge holds
 */
record MergeImage(Card winner, @Nullable String regionPath, Card merged, Card loser, List<Relation> removed) {}
