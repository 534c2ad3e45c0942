package io.kontor.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void refusesNoneAndTooManyItems() {
        assertThatThrownBy(() -> new Batch<>(null, null)).hasMessageContaining("REQUIRED");
        assertThatThrownBy(() -> new Batch<>(null, List.of())).hasMessageContaining("REQUIRED");
        assertThat(new Batch<>(null, Collections.nCopies(1_000, "x")).items()).hasSize(1_000);
        assertThatThrownBy(() -> new Batch<>(null, Collections.nCopies(1_001, "x")))
                .hasMessageContaining("BATCH_TOO_LARGE");
    }

    @Test
    void isAtomicOnlyWhenItSaysSo() {
        assertThat(new Batch<>(null, List.of("x")).allOrNothing()).isFalse();
        assertThat(new Batch<>(false, List.of("x")).allOrNothing()).isFalse();
        assertThat(new Batch<>(true, List.of("x")).allOrNothing()).isTrue();
    }

    @Test
    void givesOneCommandAnItem() {
        List<Supplier<Integer>> commands = new Batch<>(null, List.of("a", "bb")).commands(String::length);
        assertThat(commands.stream().map(Supplier::get)).containsExactly(1, 2);
    }

    @Test
    void answersEachItemWithItsStatus() {
        Problems problems = refusal ->
                new Problem("urn:x", "t", refusal.kind().status(), refusal.code(), "d", null, "id", List.of());
        KontorException taken = KontorException.of(ProblemKind.CONFLICT, "CODE_TAKEN");
        BatchAnswer<String> answer =
                problems.answer(List.of(new Outcome<>("value", null), new Outcome<>(null, taken)), 201);
        assertThat(answer.items().get(0)).isEqualTo(new BatchAnswer.Item<>(201, "value", null));
        assertThat(answer.items().get(1).status()).isEqualTo(409);
        assertThat(answer.items().get(1).problem().code()).isEqualTo("CODE_TAKEN");
    }
}
