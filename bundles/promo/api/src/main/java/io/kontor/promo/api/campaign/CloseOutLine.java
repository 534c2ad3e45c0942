package io.kontor.promo.api.campaign;

import java.util.UUID;

/**
 * Where the pieces of a campaign are: issued = given + returned + lost + bag, unless there is a gap.
 *
 * @param repId the rep who got them
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
