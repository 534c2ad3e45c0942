package io.kontor.customer.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportParamsTest {
    @Test
    void readsPairsOfHeaderAndColumn() {
        assertThat(ImportParams.columns(List.of("companyName:name", "axis:x:axis.ownership", "fax:")))
                .isEqualTo(Map.of("companyName", "name", "axis:x", "axis.ownership", "fax", ""));
    }

    @Test
    void namesEveryPairThatIsNone() {
        assertThatThrownBy(() -> ImportParams.columns(List.of("name", ":name", "a:name", "a:code")))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .containsExactly(
                                new Violation("map[0]", "ILLEGAL_MAPPING"),
                                new Violation("map[1]", "ILLEGAL_MAPPING"),
                                new Violation("map[3]", "DUPLICATE")));
    }

    @Test
    void asksNothingOfItsOwn() {
        assertThat(new ImportParams().options().columns()).isEmpty();
        assertThat(new ImportParams().options().dryRun()).isFalse();
    }
}
