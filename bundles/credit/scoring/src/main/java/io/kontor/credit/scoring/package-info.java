/** The one component: all calculations of credit scoring as services. */
@NullMarked
package io.kontor.credit.scoring;

import org.jspecify.annotations.NullMarked;
