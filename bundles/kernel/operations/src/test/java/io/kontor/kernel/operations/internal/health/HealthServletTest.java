package io.kontor.kernel.operations.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.module.ModuleState.Status;
import io.kontor.kernel.api.operation.StorageGuard;
import io.kontor.kernel.operations.internal.KnownCallers;
import io.kontor.kernel.operations.internal.OperationsServer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthServletTest {
    private static final String MAY = "Authorization: Bearer may-kernel:health:read";

    private final List<ModuleState> modules = new ArrayList<>(List.of(module("kernel", Status.RUNNING, null)));
    private long free = 10;

    private static ModuleState module(String name, Status status, @Nullable String reason) {
        return new ModuleState(name, "1", null, null, status, reason);
    }

    private final ModuleRegistry registry = new ModuleRegistry() {
        @Override
        public List<ModuleState> modules() {
            return modules;
        }

        @Override
        public ModuleState start(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModuleState stop(String name) {
            throw new UnsupportedOperationException();
        }
    };

    private final StorageGuard storage = new StorageGuard() {
        @Override
        public Room room() {
            return new Room("data", free, 5);
        }

        @Override
        public void requireRoom() {
            throw new UnsupportedOperationException();
        }
    };

    /** Runs the checks of a tag. */
    private final class Executor implements HealthCheckExecutor {
        @Override
        public List<HealthCheckExecutionResult> execute(HealthCheckSelector selector) {
            Map<String, HealthCheck> checks = selector.tags()[0].equals("live")
                    ? Map.of("threads", new ThreadsCheck())
                    : Map.of("modules", new ModulesCheck(registry), "storage", new StorageCheck(storage));
            List<HealthCheckExecutionResult> results = new ArrayList<>();
            checks.forEach((name, check) -> results.add(result(name, check.execute())));
            return results;
        }

        @Override
        public List<HealthCheckExecutionResult> execute(
                HealthCheckSelector selector, HealthCheckExecutionOptions options) {
            throw new UnsupportedOperationException();
        }
    }

    private static HealthCheckExecutionResult result(String name, Result result) {
        return new HealthCheckExecutionResult() {
            @Override
            public Result getHealthCheckResult() {
                return result;
            }

            @Override
            public long getElapsedTimeInMs() {
                return 0;
            }

            @Override
            public Date getFinishedAt() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasTimedOut() {
                return false;
            }

            @Override
            public HealthCheckMetadata getHealthCheckMetadata() {
                return new HealthCheckMetadata(new NamedReference(name));
            }
        };
    }

    private OperationsServer server() throws Exception {
        return new OperationsServer(
                "/api/v1/health", new HealthServlet(new Executor(), KnownCallers.door()), (request, response) -> {});
    }

    @Test
    void tellsEverybodyUpOrDownAndNoMore() throws Exception {
        try (OperationsServer server = server()) {
            assertThat(server.get("/api/v1/health/live"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"status\":\"UP\"}");
            assertThat(server.get("/api/v1/health/ready"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"status\":\"UP\"}");
            modules.add(module("customer", Status.FAILED, "no table"));
            assertThat(server.get("/api/v1/health/ready"))
                    .startsWith("HTTP/1.1 503")
                    .endsWith("{\"status\":\"DOWN\"}");
            assertThat(server.get("/api/v1/health/live")).startsWith("HTTP/1.1 200");
            assertThat(server.get("/api/v1/health/else")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void namesTheModuleThatFailedAndWhyToThoseWhoMay() throws Exception {
        modules.add(module("customer", Status.FAILED, "no table"));
        modules.add(module("visit", Status.STOPPED, "not installed"));
        try (OperationsServer server = server()) {
            assertThat(server.get("/api/v1/health/ready", MAY))
                    .contains("{\"name\":\"modules\",\"status\":\"CRITICAL\","
                            + "\"messages\":[\"module customer failed: no table\"]}");
        }
    }

    @Test
    void aModuleThatIsStoppedIsNoFaultAndOneThatStartsIsNotReady() throws Exception {
        modules.add(module("visit", Status.STOPPED, "not installed"));
        try (OperationsServer server = server()) {
            assertThat(server.get("/api/v1/health/ready")).startsWith("HTTP/1.1 200");
            modules.add(module("credit", Status.STARTING, "waits"));
            assertThat(server.get("/api/v1/health/ready", MAY))
                    .startsWith("HTTP/1.1 503")
                    .contains("TEMPORARILY_UNAVAILABLE", "module credit is starting: waits");
        }
    }

    @Test
    void aFullDiskIsToldButReadingGoesOn() throws Exception {
        free = 4;
        try (OperationsServer server = server()) {
            assertThat(server.get("/api/v1/health/ready", MAY))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"status\":\"WARN\"", "changes are refused: 4 bytes are free at data, 5 must stay");
        }
    }

    @Test
    void noDatabaseIsCritical() {
        Result result = new DatabaseCheck().execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
    }
}
