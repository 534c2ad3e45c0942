package io.kontor.customer.sample.internal;

import io.kontor.customer.api.archive.Customer;
import io.kontor.kernel.api.call.Call;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the sample data once, beside the start, because it takes seconds. What was cut short is completed at the next
 * start.
 */
@Component(service = SampleData.class, immediate = true)
public final class SampleData {
    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

    private final SampleRegions regions;
    private final SampleStaff staff;
    private final SampleArchive archive;
    private final SampleSales sales;
    private final Clock clock;

    @Activate
    public SampleData(
            @Reference SampleRegions regions,
            @Reference SampleStaff staff,
            @Reference SampleArchive archive,
            @Reference SampleSales sales,
            @Reference Clock clock) {
        this.regions = regions;
        this.staff = staff;
        this.archive = archive;
        this.sales = sales;
        this.clock = clock;
    }

    @Activate
    void start() {
        Thread writer = new Thread(this::write, "kontor-sample");
        writer.setDaemon(true);
        writer.setUncaughtExceptionHandler((thread, e) ->
                LOG.warn("The sample data is not complete; the next start with --sample goes on with it", e));
        writer.start();
    }

    private void write() {
        if (Call.system("sample").run(this::install)) {
            announcement().forEach(System.out::println);
        }
    }

    /** {@return whether the sample is there} */
    boolean install() {
        if (archive.hasOtherCustomers()) {
            LOG.warn("No sample data: this database holds other customers already.");
            return false;
        }
        Optional<Customer> first = archive.find(SampleCustomer.all().get(0));
        if (first.isPresent() && sales.isInstalled(first.get().id())) {
            return true;
        }
        LOG.warn("The sample data is being written, which takes a while.");
        // an installation that goes on keeps the days of its beginning, or it would change what it wrote
        LocalDate day = first.map(c -> LocalDate.ofInstant(c.createdAt(), clock.getZone()))
                .orElseGet(() -> LocalDate.now(clock));
        regions.install();
        archive.install(staff.install(), day);
        sales.install(day);
        return true;
    }

    /** {@return the lines the console says at every start with the sample, loudly} */
    static List<String> announcement() {
        String line = "*".repeat(78);
        Stream<String> accounts = Account.ALL.stream()
                .map(a ->
                        String.format(Locale.ROOT, "*   %-14s %-20s %s", a.username(), a.password(), a.displayName()));
        return Stream.of(
                        Stream.of(
                                line,
                                "*  SAMPLE DATA, DEMO ONLY. Everybody knows these accounts: no real data here!",
                                "*  示例数据，仅供演示。这些账号人人皆知，切勿存放真实数据！"),
                        accounts,
                        Stream.of(line))
                .flatMap(lines -> lines)
                .toList();
    }
}
