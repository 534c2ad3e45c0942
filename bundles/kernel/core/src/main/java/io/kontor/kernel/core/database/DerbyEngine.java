package io.kontor.kernel.core.database;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derby inside this JVM, in a directory of its own on a local disk. */
final class DerbyEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyEngine.class);
    private static final String DURABILITY = "derby.system.durability";
    private static final String DATABASE_DURABILITY =
            "values syscs_util.syscs_get_database_property('" + DURABILITY + "')";
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "glusterfs");
    private static final String SHUT_DOWN = "08006";
    private static final long ROOM = 64L << 20;

    private final Path directory;
    private @Nullable FileChannel lock;

    DerbyEngine(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "derby";
    }

    @Override
    public Optional<Path> directory() {
        return Optional.ofNullable(directory.getParent());
    }

    @Override
    public DataSource connections() {
        return embedded();
    }

    /** {@return the database's own directory} */
    Path files() {
        return directory;
    }

    private EmbeddedDataSource embedded() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(directory.toString());
        return source;
    }

    @Override
    public void open() throws SQLException {
        refuseDurability(System.getProperty(DURABILITY), "the system properties");
        refuseDurability(derbyProperties().getProperty(DURABILITY), "derby.properties");
        prepareDirectory();
        EmbeddedDataSource creating = embedded();
        creating.setCreateDatabase("create");
        try (Connection connection = creating.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DATABASE_DURABILITY)) {
            row.next();
            refuseDurability(row.getString(1), "the properties of the database");
        }
    }

    private static void refuseDurability(@Nullable String value, String where) {
        if (value != null) {
            throw new Refusal(DURABILITY + " is set in " + where + "; it must not be set, or data is lost at a crash");
        }
    }

    private static Properties derbyProperties() {
        Path file = Path.of(System.getProperty("derby.system.home", System.getProperty("user.dir", "")))
                .resolve("derby.properties");
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private void prepareDirectory() {
        Path parent = directory.getParent();
        if (parent == null) {
            throw new Refusal("derby.directory must not be the root of a file system");
        }
        try {
            Files.createDirectories(parent);
            String type = Files.getFileStore(parent).type();
            if (NETWORK_FILE_SYSTEMS.contains(type)) {
                throw new Refusal(
                        "derby.directory is on a network file system (" + type + "); it must be a local disk");
            }
            if (Files.getFileStore(parent).getUsableSpace() < ROOM) {
                throw new Refusal("less than 64 MB are free at derby.directory " + directory);
            }
            lock(parent.resolve(directory.getFileName() + ".lock"));
            Restored.complete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("derby.directory " + directory + " cannot be used: " + e, e);
        }
    }

    /** Derby on Unix only warns when a second process opens its files, which ruins them; the system frees this lock. */
    private void lock(Path file) throws IOException {
        if (lock != null) {
            return;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new Refusal("derby.directory " + directory + " is in use already");
        }
        lock = channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void configure(HikariConfig pool) {
        // nothing that Derby needs of the pool; its own settings are system properties
    }

    @Override
    public boolean breaksConnection(SQLException error) {
        return breaksDatabase(error);
    }

    @Override
    public boolean breaksDatabase(SQLException error) {
        String state = error.getSQLState();
        return state != null
                && (state.startsWith("XSDG")
                        || state.startsWith("XSLA")
                        || state.startsWith("XJ04")
                        || state.equals("08003")
                        || state.equals(SHUT_DOWN));
    }

    @Override
    public void close() {
        EmbeddedDataSource closing = embedded();
        closing.setShutdownDatabase("shutdown");
        try (Connection connection = closing.getConnection()) {
            LOG.error("Derby did not shut down: {} is still connected", connection);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                LOG.debug("Derby was not open: {}", e.getMessage());
            }
        }
        unlock();
    }

    private void unlock() {
        FileChannel held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.warn("The lock beside {} could not be closed", directory, e);
            }
        }
    }
}
