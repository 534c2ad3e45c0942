package io.kontor.kernel.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of a restore, all beside the database: the checked copy gets the name {@code .restored} only when it
 * is whole, and the next start puts it in place when the restore was interrupted between two names.
 */
final class Restored {
    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);

    private Restored() {}

    /** {@return where a copy is being made} */
    static Path making(Path database) {
        return database.resolveSibling(database.getFileName() + ".restoring");
    }

    private static Path ready(Path database) {
        return database.resolveSibling(database.getFileName() + ".restored");
    }

    /** Puts the checked copy in the place of the database, which gets another name. */
    static void put(Path database, Path replaced) throws IOException {
        Path ready = ready(database);
        Files.move(making(database), ready, StandardCopyOption.ATOMIC_MOVE);
        Files.move(database, replaced, StandardCopyOption.ATOMIC_MOVE);
        Files.move(ready, database, StandardCopyOption.ATOMIC_MOVE);
        sync(database.resolveSibling("."));
    }

    /** Ends a restore that was interrupted after the old database had left its place. */
    static void complete(Path database) throws IOException {
        Path ready = ready(database);
        if (Files.isDirectory(ready) && !Files.exists(database, LinkOption.NOFOLLOW_LINKS)) {
            LOG.warn("A restore was interrupted and is completed now: {}", database);
            Files.move(ready, database, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Copies a directory and sees to it that the copy is on the disk. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                sync(copy);
                return FileVisitResult.CONTINUE;
            }
        });
        sync(to);
    }

    /** Deletes a directory with all that is in it; nothing happens when it is not there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, java.io.IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void sync(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // not every system opens directories
            if (!directory) {
                throw e;
            }
        }
    }
}
