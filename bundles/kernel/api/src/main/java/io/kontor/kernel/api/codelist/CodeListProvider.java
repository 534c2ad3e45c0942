package io.kontor.kernel.api.codelist;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Code lists of one module. Register it as a service. */
@ConsumerType
public interface CodeListProvider {
    /** {@return the module's lists} */
    List<CodeListDefinition> codeLists();
}
