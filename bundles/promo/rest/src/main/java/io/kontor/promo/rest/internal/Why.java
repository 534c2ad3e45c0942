package io.kontor.promo.rest.internal;

/** Why something is decided or undone. */
record Why(String reason) {}
