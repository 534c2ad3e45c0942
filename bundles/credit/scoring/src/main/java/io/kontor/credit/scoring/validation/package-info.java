/** Separation, calibration and drift, with the distributions they need. */
@NullMarked
package io.kontor.credit.scoring.validation;

import org.jspecify.annotations.NullMarked;
