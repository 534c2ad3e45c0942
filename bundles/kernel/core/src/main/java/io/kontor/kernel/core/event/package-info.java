/** The courier: brings the events of the journals to their consumers, and the journals to other systems. */
@NullMarked
package io.kontor.kernel.core.event;

import org.jspecify.annotations.NullMarked;
