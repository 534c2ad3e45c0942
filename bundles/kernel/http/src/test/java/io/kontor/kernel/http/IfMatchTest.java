package io.kontor.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"7--gzip\"", " \"7\" "})
    void readsTheTagsWeGive(String header) {
        assertThat(IfMatch.required(IfMatch.valueOf(header))).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "7", "\"\"", "\"x\"", "\"-7\"", "\"7\", \"8\"", "\"9999999999999999999\""})
    void takesOtherTagsForStale(String header) {
        assertThatThrownBy(() -> IfMatch.valueOf(header)).hasMessageContaining("VERSION_STALE");
    }
}
