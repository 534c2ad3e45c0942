/** Two consumers of the customers' events; exports nothing. */
@NullMarked
package io.kontor.trial.internal;

import org.jspecify.annotations.NullMarked;
