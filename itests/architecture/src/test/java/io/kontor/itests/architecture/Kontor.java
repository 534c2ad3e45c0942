package io.kontor.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is under test: the classes of all bundles, read once, and their sources. */
final class Kontor {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/itests/architecture/"))
            .importPackages("io.kontor");

    private static final Path BUNDLES = Path.of(System.getProperty("kontor.root"), "bundles");

    private Kontor() {}

    /** The files of the product's sources with this name, or this ending. */
    static List<Path> sources(String ending) {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files.filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
