package io.kontor.kernel.rest.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private long now;

    /** A sender that takes a time for each octet. */
    private InputStream sender(int octets, Duration each) {
        return new InputStream() {
            private int sent;

            @Override
            public int read() {
                now += each.toNanos();
                return sent++ < octets ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = 'x';
                return read() < 0 ? -1 : 1;
            }
        };
    }

    private LimitedBody body(InputStream in, int limit) {
        return new LimitedBody(in, limit, () -> now);
    }

    @Test
    void givesWhatIsWithinItsLimit() throws IOException {
        assertThat(body(new ByteArrayInputStream(new byte[10]), 10).readAllBytes())
                .hasSize(10);
        assertThat(body(new ByteArrayInputStream(new byte[] {-1}), 10).read()).isEqualTo(255);
    }

    @Test
    void refusesMore() {
        assertThatThrownBy(
                        () -> body(new ByteArrayInputStream(new byte[11]), 10).readAllBytes())
                .hasMessageContaining("BODY_TOO_LARGE");
        LimitedBody narrowed = body(new ByteArrayInputStream(new byte[11]), 20);
        narrowed.limitTo(10);
        assertThatThrownBy(narrowed::readAllBytes).hasMessageContaining("BODY_TOO_LARGE");
    }

    @Test
    void cutsOffSendersThatTrickle() throws IOException {
        assertThatThrownBy(
                        () -> body(sender(1_000, Duration.ofMillis(20)), 10_000).readAllBytes())
                .hasMessageContaining("BODY_TOO_SLOW");
        assertThat(body(sender(1_000, Duration.ofMillis(9)), 10_000).readAllBytes())
                .hasSize(1_000);
    }

    @Test
    void doesNotCountTheTimeBetweenReads() throws IOException {
        LimitedBody body = body(sender(10, Duration.ofMillis(1)), 10_000);
        for (int i = 0; i < 10; i++) {
            assertThat(body.read()).isEqualTo('x');
            now += Duration.ofMinutes(1).toNanos();
        }
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void saysWhenTheSenderIsGone() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("secret");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> body(broken, 10).read())
                .hasMessageContaining("BODY_INCOMPLETE")
                .hasMessageNotContaining("secret");
    }
}
