package io.kontor.itests.benchmarks.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.core.Application;
import org.ops4j.pax.tinybundles.TinyBundles;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The same empty resource twice: with everything every answer of Kontor has, the login included, and with nothing. */
public final class EmptyBundle implements BundleActivator {
    static final String AUTHENTICATED = "/api/v1/empty/nothing";
    static final String BARE = "/bare/nothing";

    /** Answers nothing. */
    @javax.ws.rs.Path("nothing")
    public static final class Nothing {
        /** Does nothing. */
        @GET
        public void get() {}
    }

    /** An application of that resource alone. */
    public static final class Alone extends Application {
        @Override
        public Set<Object> getSingletons() {
            return Set.of(new Nothing());
        }
    }

    /** Drops it into a container. */
    static void deploy(Path home) {
        try (InputStream bundle = TinyBundles.bundle()
                .addClass(EmptyBundle.class)
                .addClass(Nothing.class)
                .addClass(Alone.class)
                .setHeader("Bundle-ManifestVersion", "2")
                .setHeader("Bundle-SymbolicName", "io.kontor.itests.empty")
                .setHeader("Bundle-Activator", EmptyBundle.class.getName())
                .setHeader("Import-Package", "org.osgi.framework,javax.ws.rs,javax.ws.rs.core")
                .build(TinyBundles.rawBuilder())) {
            Files.copy(bundle, home.resolve("deploy/empty.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(BundleContext context) {
        register(
                context,
                AUTHENTICATED,
                "(osgi.jaxrs.name=kontor.json)",
                "(osgi.jaxrs.name=kontor.problem)",
                "(osgi.jaxrs.name=kontor.security)");
        register(context, BARE);
    }

    @SuppressWarnings("JdkObsolete") // the framework wants a dictionary
    private static void register(BundleContext context, String path, String... extensions) {
        String base = path.substring(0, path.lastIndexOf('/'));
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.jaxrs.name", base.replace('/', '.').substring(1));
        properties.put("osgi.jaxrs.application.base", base);
        properties.put("osgi.jaxrs.extension.select", extensions);
        context.registerService(Application.class, new Alone(), properties);
    }

    @Override
    public void stop(BundleContext context) {}
}
