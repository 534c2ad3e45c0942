package io.kontor.kernel.core.handover;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverParticipant;
import io.kontor.kernel.api.handover.HandoverPreview;
import io.kontor.kernel.api.handover.HandoverPreview.Asked;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The participants of whichever modules are there, and the modules that are not. */
@Component(service = Participants.class)
public final class Participants {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<HandoverParticipant> all = List.of();

    private final ModuleRegistry modules;
    private final Texts texts;

    /** Participants come and go. */
    @Activate
    public Participants(@Reference ModuleRegistry modules, @Reference Texts texts) {
        this.modules = modules;
        this.texts = texts;
    }

    Optional<HandoverParticipant> of(String module) {
        return all.stream().filter(p -> p.module().equals(module)).findFirst();
    }

    /** {@return the text of a problem in the reader's language} */
    String text(String problem, Map<String, String> args) {
        return texts.text("problem." + problem, Call.current().locale(), args);
    }

    /** {@return what each module tells of a user, by name of the module} */
    List<Asked> ask(UUID userId) {
        return all.stream()
                .sorted(Comparator.comparing(HandoverParticipant::module))
                .map(participant -> ask(participant, userId))
                .toList();
    }

    private Asked ask(HandoverParticipant participant, UUID userId) {
        try {
            return new Asked(participant.module(), kinds(participant.open(userId)), null, null);
        } catch (KontorException refusal) {
            return new Asked(participant.module(), List.of(), refusal.code(), text(refusal.code(), refusal.args()));
        }
    }

    private static List<HandoverPreview.Kind> kinds(List<HandoverItem> items) {
        Map<String, List<HandoverItem>> byKind = new LinkedHashMap<>();
        items.forEach(item ->
                byKind.computeIfAbsent(item.kind(), k -> new ArrayList<>()).add(item));
        return byKind.values().stream().map(Participants::kind).toList();
    }

    private static HandoverPreview.Kind kind(List<HandoverItem> items) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (HandoverItem item : items) {
            Money value = item.value();
            if (value != null) {
                sums.merge(value.currency(), value.amount(), BigDecimal::add);
            }
        }
        return new HandoverPreview.Kind(
                items.get(0).kind(),
                items.get(0).label(),
                items.size(),
                sums.entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), sum.getKey()))
                        .toList(),
                items.stream().filter(HandoverItem::blocking).count(),
                items.stream().filter(HandoverItem::transferable).count(),
                items.subList(0, Math.min(items.size(), HandoverPreview.MAX_SHOWN)));
    }

    /** {@return the modules that do not run; why is told to who may see that} */
    List<ModuleState> absent() {
        boolean why = Call.current().actor().access("kernel:module:read").isPresent();
        return Call.system("handover").run(modules::modules).stream()
                .filter(module -> module.status() != ModuleState.Status.RUNNING)
                .map(m -> why ? m : new ModuleState(m.name(), m.version(), m.label(), m.root(), m.status(), null))
                .toList();
    }
}
