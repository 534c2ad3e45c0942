/** Who may see and add attachments of the module's records. */
@NullMarked
package io.kontor.promo.core.attachment;

import org.jspecify.annotations.NullMarked;
