package io.kontor.itests.benchmarks.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/**
 * What is left when everything is left out: Jetty, one servlet, SQL by hand. No login, no rights, no checks, no
 * idempotency, no problems, no paging. It is a process of its own, so that its time can be told apart.
 */
public final class Yardstick extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            "select " + String.join(", ", CustomerJson.COLUMNS) + " from customer_customer ";
    private static final String INSERT = "insert into customer_customer (id, version, code, name, short_name, owner_id,"
            + " region_code, region_path, route_order, email, website, founded_on, registered_capital,"
            + " registered_capital_currency, employee_count, lifecycle, created_at, changed_at, search_text)"
            + " values (?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,'PROSPECT',?,?,?)";
    private static final String UPDATE =
            "update customer_customer set short_name = ?, changed_at = ?, version = version + 1 where id = ? and version = ?";

    private final transient HikariDataSource database;
    private final String owner;

    private Yardstick(HikariDataSource database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /** Serves a database on a port of its own choice, which it prints: {@code <jdbc url> <owner id>}. */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Yardstick(Store.pool(args[0]), args[1])), "/*");
        server.setHandler(context);
        server.start();
        System.out.println("port " + connector.getLocalPort());
        // its parent closes the pipe
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    /** Work on a connection. */
    private interface Work {
        void on(Connection connection) throws SQLException, IOException;
    }

    private void transaction(Work work) throws IOException {
        try (Connection connection = database.getConnection()) {
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        response.setContentType("application/json");
        switch (request.getMethod()) {
            case "POST" -> create(JSON.readTree(request.getInputStream()), response);
            case "PATCH" -> update(id(path), request, response);
            default -> {
                if (path.length() > 20) {
                    get(id(path), response);
                } else {
                    list(request, response);
                }
            }
        }
    }

    private static String id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1)).toString();
    }

    private void get(String id, HttpServletResponse response) throws IOException {
        transaction(connection -> one(connection, id, response));
    }

    private static void one(Connection connection, String id, HttpServletResponse response)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    response.setHeader("ETag", "\"" + row.getLong(2) + "\"");
                    CustomerJson.write(row, false, response.getOutputStream());
                } else {
                    response.setStatus(404);
                }
            }
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String region = request.getParameter("region");
        String search = request.getParameter("search");
        String where = region != null ? "where region_code = ?" : "where search_text like ?";
        transaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(COLUMNS + where + " order by code, id fetch first 51 rows only")) {
                select.setString(1, region != null ? region : "%" + search.toLowerCase(Locale.ROOT) + "%");
                try (ResultSet rows = select.executeQuery();
                        OutputStream out = response.getOutputStream()) {
                    CustomerJson.write(rows, true, out);
                }
            }
        });
    }

    private void create(JsonNode body, HttpServletResponse response) throws IOException {
        String id = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        String code = body.path("code").asText();
        String name = body.path("name").asText();
        String shortName = body.path("shortName").asText();
        Object[] values = {
            id,
            code,
            name,
            shortName,
            owner,
            body.path("regionCode").asText(),
            body.path("regionCode").asText() + "/",
            body.path("routeOrder").asInt(),
            body.path("email").asText(),
            body.path("website").asText(),
            body.path("foundedOn").asText(),
            body.path("registeredCapital").path("amount").decimalValue(),
            body.path("registeredCapital").path("currency").asText(),
            body.path("traits").path("employeeCount").asInt(),
            now,
            now,
            (name + "\n" + shortName + "\n" + code).toLowerCase(Locale.ROOT)
        };
        transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.executeUpdate();
            }
            response.setStatus(201);
            one(connection, id, response);
        });
    }

    private void update(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long version = Long.parseLong(request.getHeader("If-Match").replace("\"", ""));
        String shortName =
                JSON.readTree(request.getInputStream()).path("shortName").asText();
        transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setString(1, shortName);
                update.setLong(2, System.currentTimeMillis());
                update.setString(3, id);
                update.setLong(4, version);
                if (update.executeUpdate() == 1) {
                    one(connection, id, response);
                } else {
                    response.setStatus(412);
                }
            }
        });
    }
}
