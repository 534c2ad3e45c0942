package io.kontor.customer.sample.internal;

import io.kontor.customer.api.classification.Axes;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeLists;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Codes to choose from, whatever the company has made of the shipped lists. */
@Component(service = SampleCodes.class)
public final class SampleCodes {
    private final CodeLists lists;
    private final Axes axes;

    @Activate
    public SampleCodes(@Reference CodeLists lists, @Reference Axes axes) {
        this.lists = lists;
        this.axes = axes;
    }

    List<String> list(String name) {
        return lists.codes(name).stream().filter(Code::active).map(Code::code).toList();
    }

    /** {@return those of some codes that there are, or all codes when there is none of them} */
    List<String> list(String name, Set<String> preferred) {
        List<String> all = list(name);
        List<String> found = all.stream().filter(preferred::contains).toList();
        return found.isEmpty() ? all : found;
    }

    List<String> axis(String axis) {
        return axes.codes(axis).stream()
                .filter(AxisCode::active)
                .map(AxisCode::code)
                .toList();
    }
}
