package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class KontorClockTest {
    private static KontorClock clock(String zone) {
        return new KontorClock((KontorClock.Config) Proxy.newProxyInstance(
                KontorClockTest.class.getClassLoader(),
                new Class<?>[] {KontorClock.Config.class},
                (proxy, method, args) -> zone));
    }

    @Test
    void isInTheZoneOfTheCompany() {
        assertThat(clock("Asia/Shanghai").getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock(" ").getZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(clock("").withZone(ZoneId.of("Asia/Shanghai")).getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatThrownBy(() -> clock("Mars/Base"))
                .hasMessageContaining("zone")
                .hasMessageContaining("Mars/Base");
    }
}
