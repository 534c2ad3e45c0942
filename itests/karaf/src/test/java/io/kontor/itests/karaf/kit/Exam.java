package io.kontor.itests.karaf.kit;

import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.OptionUtils.combine;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.overrideJUnitBundles;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.replaceConfigurationFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.karaf.options.KarafDistributionBaseConfigurationOption;
import org.ops4j.pax.exam.karaf.options.KarafDistributionKitConfigurationOption;
import org.ops4j.pax.exam.karaf.options.KarafDistributionKitConfigurationOption.Platform;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * Pax Exam's part: unpacks the distribution, or takes what is unpacked, and runs its own start script. It is driven by
 * its API from this JVM, so that the tests stay outside of what they test and can restart it.
 */
final class Exam {
    private static final String HOME = "-Dkaraf.home=";

    private final TestContainer container;

    private Exam(TestContainer container) {
        this.container = container;
        container.start();
    }

    /** Starts a distribution on a port. */
    static Exam start(KarafDistributionBaseConfigurationOption distribution, int port, Option... more)
            throws IOException {
        // Pax Exam runs scripts by sh, ours wants bash
        Path script = Files.writeString(work().resolve("exam.sh"), "exec \"$(dirname \"$0\")/kontor\"\n");
        Option[] options = {
            new KarafDistributionKitConfigurationOption(
                            distribution.karafVersion("4.4.10").name("Kontor"), Platform.NIX)
                    .executable("bin/exam"),
            replaceConfigurationFile("bin/exam", script.toFile()),
            editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", String.valueOf(port)),
            // where Pax Exam's own bundles are; ours are in the distribution
            editConfigurationFileExtend(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    Path.of(System.getProperty("kontor.repository")).toUri() + "@id=exam@snapshots"),
            environment("JAVA_HOME=" + System.getProperty("java.home")),
            doNotModifyLogConfiguration(),
            overrideJUnitBundles(),
            keepRuntimeFolder(),
            systemTimeout(Kontor.PATIENCE.toMillis())
        };
        return new Exam(PaxExamRuntime.createContainer(DefaultExamSystem.create(combine(options, more))));
    }

    /** The distribution as an archive. */
    static KarafDistributionBaseConfigurationOption packed() throws IOException {
        return new KarafDistributionBaseConfigurationOption()
                .frameworkUrl(Path.of(System.getProperty("kontor.distribution"))
                        .toUri()
                        .toString())
                .unpackDirectory(work().toFile());
    }

    TestContainer container() {
        return container;
    }

    /** Where it is installed. */
    Path home() {
        return process().info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith(HOME))
                .map(argument -> Path.of(argument.substring(HOME.length())))
                .findFirst()
                .orElseThrow();
    }

    /** The Java process. */
    ProcessHandle process() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch("org.apache.karaf.main.Main"::equals))
                .findFirst()
                .orElseThrow();
    }

    private static Path work() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("kontor.work")));
    }
}
