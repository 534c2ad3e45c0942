package io.kontor.itests.benchmarks.kernel;

import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Wire;
import io.kontor.itests.karaf.kit.Wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What one connection does, over and over. */
interface Workload {
    /** Makes one request and answers whether it was answered as it should be. */
    boolean once(Wire wire) throws IOException;

    /** Makes the work of one connection, by its number among all. */
    interface Kind {
        Workload of(int connection, int connections);
    }

    /**
     * The five requests, for Kontor or its yardstick.
     *
     * @param headers sent with each
     * @param yardstick whether paths are those of the yardstick
     * @param customers how many there are
     */
    record Requests(Map<String, String> headers, boolean yardstick, int customers) {
        private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() & 0xFFFFF) * 1_000);
        private static final String CUSTOMERS = "/api/v1/customers";
        private static final int OWN = 200;

        Kind get() {
            return (connection, connections) -> {
                Random random = new Random(connection);
                return wire -> ok(wire, CUSTOMERS + "/" + Rows.id(random.nextInt(customers)));
            };
        }

        Kind list() {
            String query = yardstick ? "?region=" : "?limit=50&sort=code&filter=" + Rest.q("region eq ");
            return (connection, connections) -> {
                Random random = new Random(connection);
                return wire -> ok(wire, CUSTOMERS + query + Rows.region(random.nextInt(Rows.REGIONS)));
            };
        }

        Kind search() {
            String query = yardstick ? "?search=" : "?limit=50&sort=code&filter=" + Rest.q("search eq ");
            return (connection, connections) -> {
                Random random = new Random(connection);
                return wire -> {
                    String name = Rows.name(random.nextInt(customers));
                    String words = name.substring(0, name.indexOf(" Trading"));
                    return ok(wire, CUSTOMERS + query + Rest.q(yardstick ? words : "'" + words + "'"));
                };
            };
        }

        Kind plain(String path) {
            byte[] request = Wire.request("GET", path, headers, new byte[0]);
            return (connection, connections) -> wire -> wire.send(request).status() == 204;
        }

        Kind create() {
            return (connection, connections) -> wire -> {
                int n = NUMBER.incrementAndGet();
                String body = String.format(
                        java.util.Locale.ROOT,
                        "{\"code\":\"N-%d\",\"name\":\"%s %d\",\"shortName\":\"new %d\",\"regionCode\":\"%s\","
                                + "\"routeOrder\":7,\"email\":\"n%d@new.example\",\"website\":\"https://new.example/%d\","
                                + "\"foundedOn\":\"1999-01\",\"registeredCapital\":{\"amount\":1000.50,\"currency\":\"CNY\"},"
                                + "\"traits\":{\"employeeCount\":12}}",
                        n,
                        Rows.name(n),
                        n,
                        n,
                        Rows.region(n),
                        n,
                        n);
                return write(wire, "POST", CUSTOMERS, Map.of("Content-Type", "application/json"), body)
                                .status()
                        == 201;
            };
        }

        /** Each connection has its own customers and remembers their versions. */
        Kind update() {
            return (connection, connections) -> {
                Random random = new Random(connection);
                Map<String, String> versions = new HashMap<>();
                int own = Math.min(OWN, customers / connections);
                return wire -> {
                    String path = CUSTOMERS + "/" + Rows.id(random.nextInt(own) * connections + connection);
                    String version = versions.get(path);
                    if (version == null) {
                        version = wire.send(Wire.request("GET", path, headers, new byte[0]))
                                .header("etag");
                    }
                    Map<String, String> more =
                            Map.of("Content-Type", "application/merge-patch+json", "If-Match", version);
                    String body = "{\"shortName\":\"changed " + NUMBER.incrementAndGet() + "\"}";
                    Reply reply = write(wire, "PATCH", path, more, body);
                    versions.put(path, reply.header("etag"));
                    return reply.status() == 200;
                };
            };
        }

        private Reply write(Wire wire, String method, String path, Map<String, String> more, String body)
                throws IOException {
            Map<String, String> all = new HashMap<>(headers);
            all.putAll(more);
            if (!yardstick) {
                all.put("Idempotency-Key", "bench-" + NUMBER.incrementAndGet());
            }
            return wire.send(Wire.request(method, path, all, body.getBytes(StandardCharsets.UTF_8)));
        }

        private boolean ok(Wire wire, String path) throws IOException {
            return wire.send(Wire.request("GET", path, headers, new byte[0])).status() == 200;
        }
    }
}
