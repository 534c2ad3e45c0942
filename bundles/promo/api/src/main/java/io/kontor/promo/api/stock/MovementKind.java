package io.kontor.promo.api.stock;

/** Why goods moved. */
public enum MovementKind {
    /** Opening balance. */
    OPENING,
    /** Received from a supplier. */
    RECEIPT,
    /** Came in for another reason, without an order. */
    STOCK_IN,
    /** Went out for another reason, without an order. */
    STOCK_OUT,
    /** From one place to another in one step. */
    TRANSFER,
    /** Sent to a place or rep, on the way until confirmed. */
    DISPATCH,
    /** A rep hands goods in, good or not: on the way to a warehouse or branch until confirmed. */
    HAND_IN,
    /** What was sent is confirmed where it arrived. */
    CONFIRM,
    /** What was sent and did not arrive is back where it came from. */
    SEND_BACK,
    /** Handed out to a customer. */
    ISSUE,
    /** A customer gave back what was handed out. */
    RETURN,
    /** Lost, damaged or scrapped. */
    LOSS,
    /** A difference found by counting. */
    COUNT_DIFFERENCE,
    /** Equipment lent to a customer. */
    LOAN,
    /** Lent equipment that came back. */
    LOAN_RETURN,
    /** Undoes another movement. */
    REVERSAL
}
