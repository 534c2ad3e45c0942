package io.kontor.promo.api.campaign;

import java.util.UUID;

/**
 * Where the pieces of a campaign are: issued = given + returned + lost + bag, unless there is a gap. All but the bag
 * follow from the movements of the campaign. Pieces in a bag are not marked: what is there counts up to what should be,
 * so there is a gap when pieces left the bag without the campaign being named, or when more went out than came.
 *
 * @param repId the rep who got them, or who handed them out straight from a warehouse
 * @param itemId the item
 * @param issued base units the rep got
 * @param given base units handed out to customers, without what they gave back
 * @param returned base units brought back
 * @param lost base units lost or found missing
 * @param bag base units still in the bag or on the way to it
 * @param gap issued without all the others; 0 when every piece is accounted for
 */
public record CloseOutLine(
        UUID repId, UUID itemId, long issued, long given, long returned, long lost, long bag, long gap) {}
