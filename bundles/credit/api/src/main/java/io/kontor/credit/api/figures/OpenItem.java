package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An open item.
 *
 * @param amount what is open
 * @param due day it was or is due
 */
public record OpenItem(BigDecimal amount, LocalDate due) {}
