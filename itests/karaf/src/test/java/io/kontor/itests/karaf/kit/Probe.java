package io.kontor.itests.karaf.kit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.ops4j.pax.tinybundles.TinyBundles;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Runs inside the container and tells what no REST answer tells: every bundle's id, state and age, which bundles
 * stopped or started since the probe came, and how many class loaders of Kontor's bundles are alive. It also has Karaf
 * install and uninstall a module, as an administrator does in the console.
 */
public final class Probe extends HttpServlet implements BundleActivator, SynchronousBundleListener {
    private static final long serialVersionUID = 1L;

    private final transient List<String> events = new CopyOnWriteArrayList<>();
    private final transient Map<String, List<WeakReference<ClassLoader>>> loaders = new ConcurrentHashMap<>();
    private transient BundleContext context;

    /** The probe as a bundle. */
    static InputStream bundle() {
        return TinyBundles.bundle()
                .addClass(Probe.class)
                .setHeader("Bundle-ManifestVersion", "2")
                .setHeader("Bundle-SymbolicName", "io.kontor.itests.probe")
                .setHeader("Bundle-Activator", Probe.class.getName())
                .setHeader(
                        "Import-Package",
                        "org.osgi.framework,org.osgi.framework.wiring,javax.servlet,javax.servlet.http")
                .build(TinyBundles.rawBuilder());
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the framework wants a dictionary
    public void start(BundleContext started) {
        context = started;
        context.addBundleListener(this);
        Arrays.stream(context.getBundles()).forEach(this::remember);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.pattern", "/probe/*");
        context.registerService(Servlet.class, this, properties);
    }

    @Override
    public void stop(BundleContext stopped) {
        stopped.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String name = event.getBundle().getSymbolicName();
        switch (event.getType()) {
            case BundleEvent.STARTED -> {
                events.add("started " + name);
                remember(event.getBundle());
            }
            case BundleEvent.STOPPED -> events.add("stopped " + name);
            case BundleEvent.UNRESOLVED -> events.add("unresolved " + name);
            case BundleEvent.UPDATED -> events.add("updated " + name);
            default -> {
                // installing, resolving and the like say nothing of a restart
            }
        }
    }

    private void remember(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        String name = String.valueOf(bundle.getSymbolicName());
        if (wiring != null && name.startsWith("io.kontor.")) {
            List<WeakReference<ClassLoader>> known = loaders.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>());
            if (known.stream().noneMatch(reference -> reference.get() == wiring.getClassLoader())) {
                known.add(new WeakReference<>(wiring.getClassLoader()));
            }
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder();
        switch (String.valueOf(request.getPathInfo())) {
            case "/bundles" -> {
                for (Bundle bundle : context.getBundles()) {
                    text.append(bundle.getBundleId())
                            .append(' ')
                            .append(bundle.getSymbolicName())
                            .append(' ')
                            .append(bundle.getVersion())
                            .append(' ')
                            .append(bundle.getState())
                            .append(' ')
                            .append(bundle.getLastModified())
                            .append('\n');
                }
            }
            case "/events" -> events.forEach(event -> text.append(event).append('\n'));
            case "/loaders" -> {
                System.gc();
                loaders.forEach((name, known) -> text.append(name)
                        .append(' ')
                        .append(known.stream()
                                .filter(reference -> reference.get() != null)
                                .count())
                        .append(" of ")
                        .append(known.size())
                        .append('\n'));
            }
            case "/credit" -> text.append(rated());
            case "/booked" -> text.append(booked());
            case "/install", "/uninstall" ->
                text.append(feature(request.getPathInfo().substring(1)));
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(text.toString());
    }

    /** Has Karaf install or uninstall the customers, as its console does, but without a refresh of others. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // classes of Karaf, which are not ours to import
    private String feature(String command) {
        ServiceReference<?> reference = context.getServiceReference("org.apache.karaf.features.FeaturesService");
        Object features = context.getService(reference);
        try {
            ClassLoader karaf = features.getClass().getClassLoader();
            Class option = karaf.loadClass("org.apache.karaf.features.FeaturesService$Option");
            Class<?> service = karaf.loadClass("org.apache.karaf.features.FeaturesService");
            service.getMethod(command + "Feature", String.class, EnumSet.class)
                    .invoke(features, "kontor-customer", EnumSet.of(Enum.valueOf(option, "NoAutoRefreshBundles")));
            return command + "ed";
        } catch (InvocationTargetException e) {
            // asked once more, there is nothing left to do
            return String.valueOf(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The state that Karaf keeps for the customers. */
    private Object booked() {
        Object features = context.getService(context.getServiceReference("org.apache.karaf.features.FeaturesService"));
        try {
            Class<?> service =
                    features.getClass().getClassLoader().loadClass("org.apache.karaf.features.FeaturesService");
            Object feature = service.getMethod("getFeature", String.class).invoke(features, "kontor-customer");
            String id = feature.getClass().getMethod("getId").invoke(feature).toString();
            return service.getMethod("getState", String.class).invoke(features, id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Score and grade of one customer by the shipped card, or nothing while the service is absent. */
    private String rated() {
        ServiceReference<?> reference = context.getServiceReference("io.kontor.credit.api.scoring.CreditScoring");
        Object scoring = reference == null ? null : context.getService(reference);
        if (scoring == null) {
            return "";
        }
        try {
            Class<?> factsType =
                    scoring.getClass().getClassLoader().loadClass("io.kontor.credit.api.rating.CreditFacts");
            Object facts = factsType
                    .getMethod("of", LocalDate.class, Map.class)
                    .invoke(null, LocalDate.EPOCH, Map.of("paymentIndex", 73.8, "oldestOverdueDays", 12));
            Object explainer = scoring.getClass().getMethod("explainer").invoke(scoring);
            Object card = explainer.getClass().getMethod("businessCard").invoke(explainer);
            Object rating = scoring.getClass()
                    .getMethod("score", factsType, card.getClass())
                    .invoke(scoring, facts, card);
            return rating.getClass().getMethod("score").invoke(rating) + " "
                    + rating.getClass().getMethod("grade").invoke(rating) + "\n";
        } catch (ReflectiveOperationException e) {
            return e + "\n";
        }
    }
}
