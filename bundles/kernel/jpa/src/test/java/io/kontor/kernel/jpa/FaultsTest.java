package io.kontor.kernel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.jpa.Faults.Meaning;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import javax.persistence.PersistenceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final Faults faults = new Faults("trial", Map.of());

    @ParameterizedTest
    @CsvSource({
        "40001, TRY_AGAIN",
        "40P01, TRY_AGAIN",
        "40XL1, TRY_AGAIN",
        "X0Y84, TRY_AGAIN",
        "57P01, LOST",
        "08006, LOST",
        "42X05, FINAL",
    })
    void tellsFromTheStateWhatAFailureInABatchMeans(String state, Meaning meaning) {
        SQLException cause = new SQLException("busy", state);
        PersistenceException failure =
                new PersistenceException(new BatchUpdateException("busy", state, 0, new int[0], cause));
        assertThat(faults.meaning(failure)).isEqualTo(meaning);
    }
}
