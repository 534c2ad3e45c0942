package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.core.database.FreeSpace.Disk;
import io.kontor.kernel.core.database.FreeSpace.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {
    private static final long MB = 1L << 20;
    private static final Path DATA = Path.of("data");

    private final Map<Path, Disk> disks = new HashMap<>();
    private long nanos;
    private final FreeSpace space = new FreeSpace(this::look, () -> nanos, new Limits(512, 5));

    private Disk look(Path path) throws IOException {
        Disk disk = disks.get(path);
        if (disk == null) {
            throw new IOException("no " + path);
        }
        return disk;
    }

    private void disk(Path path, long free, long total) {
        disks.put(path, new Disk(free, total));
        space.watch(path);
    }

    @Test
    void refusesChangesBelowTheGreaterLimitAndTakesThemAgainByItself() {
        disk(DATA, 511 * MB, 1_000 * MB);
        assertThatThrownBy(space::requireRoom).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.code()).isEqualTo("STORAGE_LOW");
            assertThat(e.kind().status()).isEqualTo(507);
        });
        disks.put(DATA, new Disk(512 * MB, 1_000 * MB));
        assertThatThrownBy(space::requireRoom).as("within the second").isInstanceOf(KontorException.class);
        nanos += 1_000_000_000L;
        assertThatCode(space::requireRoom).doesNotThrowAnyException();
        disks.put(DATA, new Disk(999 * MB, 20_000 * MB));
        nanos += 1_000_000_000L;
        assertThat(space.room().isLow()).as("5 % of a large disk").isTrue();
    }

    @Test
    void theFullerOfTwoFileSystemsCounts() {
        disk(DATA, 9_000 * MB, 10_000 * MB);
        disk(Path.of("derby"), 100 * MB, 1_000 * MB);
        assertThat(space.room().path()).isEqualTo("derby");
        assertThat(space.room().isLow()).isTrue();
    }

    @Test
    void whatCannotBeLookedAtRefusesNothing() {
        space.watch(Path.of("gone"));
        assertThatCode(space::requireRoom).doesNotThrowAnyException();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(-1, 5)).withMessageContaining("megabytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 91)).withMessageContaining("percent");
    }
}
