package io.kontor.kernel.core.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** One kind of database: how it is opened, what is demanded of it, and how it is left. */
interface Engine {
    /** {@return its name, as in the configuration} */
    String name();

    /** {@return where its files are, an existing directory; empty when they are on a server} */
    default Optional<Path> directory() {
        return Optional.empty();
    }

    /** {@return connections without a pool} */
    DataSource connections();

    /** Opens the database and checks that it keeps what it has acknowledged. */
    void open() throws SQLException;

    /** Settings of the pool that only this kind has. */
    void configure(HikariConfig pool);

    /** {@return whether a connection with this error is to be thrown away} */
    boolean breaksConnection(SQLException error);

    /** {@return whether the database must be opened anew after this error} */
    boolean breaksDatabase(SQLException error);

    /** Leaves the database in order; harmless when it is not open. */
    void close();
}
