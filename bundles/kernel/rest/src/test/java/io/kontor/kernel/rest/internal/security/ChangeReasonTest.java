package io.kontor.kernel.rest.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReasonTest {
    @Test
    void readsPercentEncodedText() {
        assertThat(ChangeReason.of("asked by phone")).isEqualTo("asked by phone");
        assertThat(ChangeReason.of("%E7%94%B5%E8%AF%9D $1 \\")).isEqualTo("电话 $1 \\");
        assertThat(ChangeReason.of(null)).isNull();
        assertThat(ChangeReason.of("  ")).isNull();
        assertThat(ChangeReason.of("%E7%94%B5".repeat(500))).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "%zz", "%E7%94", "%00", "x%0D%0Ax", "é", "%ED%A0%80"})
    void refusesWhatIsNoText(String header) {
        assertThatThrownBy(() -> ChangeReason.of(header)).hasMessageContaining("CHANGE_REASON");
    }

    @Test
    void refusesALongOne() {
        assertThatThrownBy(() -> ChangeReason.of("x".repeat(501))).hasMessageContaining("CHANGE_REASON");
    }
}
