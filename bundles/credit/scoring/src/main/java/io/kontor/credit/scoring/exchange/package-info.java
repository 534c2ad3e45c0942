/** JSON, PMML, DMN and CSV. */
@NullMarked
package io.kontor.credit.scoring.exchange;

import org.jspecify.annotations.NullMarked;
