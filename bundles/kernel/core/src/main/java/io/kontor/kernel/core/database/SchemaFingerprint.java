package io.kontor.kernel.core.database;

import io.kontor.kernel.core.file.Sha256;
import io.kontor.kernel.jpa.AbsentTable;
import io.kontor.kernel.jpa.SchemaMigrator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import liquibase.util.LiquibaseUtil;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Tells whether a module's tables were made from the very changelogs that its bundle has: then Liquibase, which takes
 * half of the time of a module's start to find nothing to do, is not asked.
 */
record SchemaFingerprint(String module, String text) {
    /** {@return that of a module, or empty outside a framework} */
    static Optional<SchemaFingerprint> of(String module, Class<?> owner) throws IOException {
        Bundle common = FrameworkUtil.getBundle(SchemaMigrator.class);
        Bundle own = FrameworkUtil.getBundle(owner);
        if (common == null || own == null) {
            return Optional.empty();
        }
        MessageDigest digest = Sha256.digest();
        digest.update(LiquibaseUtil.getBuildVersion().getBytes(StandardCharsets.UTF_8));
        for (URL changelog : changelogs(common)) {
            add(digest, changelog);
        }
        for (URL changelog : changelogs(own)) {
            add(digest, changelog);
        }
        return Optional.of(new SchemaFingerprint(module, HexFormat.of().formatHex(digest.digest())));
    }

    private static List<URL> changelogs(Bundle bundle) {
        Enumeration<URL> found = bundle.findEntries("db", "*.xml", true);
        return found == null
                ? List.of()
                : Collections.list(found).stream()
                        .sorted(Comparator.comparing(URL::getPath))
                        .toList();
    }

    private static void add(MessageDigest digest, URL changelog) throws IOException {
        digest.update(changelog.getPath().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = changelog.openStream()) {
            digest.update(content.readAllBytes());
        }
    }

    /** {@return whether the tables were made from these changelogs} */
    boolean isStored(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select fingerprint from " + module + "_schema");
                ResultSet row = select.executeQuery()) {
            return row.next() && text.equals(row.getString(1));
        } catch (SQLException e) {
            if (AbsentTable.is(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Keeps it, once the tables are made. */
    void store(Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + module + "_schema set fingerprint = ? where id = 1")) {
            update.setString(1, text);
            update.executeUpdate();
        }
    }
}
