package io.kontor.customer.sample.internal;

import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeSchemes;
import io.kontor.customer.api.grade.Grades;
import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the trade facts of the sample and grades its customers by them. */
@Component(service = SampleSales.class)
public final class SampleSales {
    private static final String SCHEME = "abc";

    private final CustomerImports imports;
    private final GradeSchemes schemes;
    private final Grades grades;
    private final Goods goods;

    @Activate
    public SampleSales(
            @Reference CustomerImports imports,
            @Reference GradeSchemes schemes,
            @Reference Grades grades,
            @Reference Goods goods) {
        this.imports = imports;
        this.schemes = schemes;
        this.grades = grades;
        this.goods = goods;
    }

    /** {@return whether the customer was graded twice, which comes last} */
    boolean isInstalled(UUID greatest) {
        return grades.history(greatest).size() >= 2;
    }

    void install(LocalDate today) {
        goods.install();
        YearMonth last = YearMonth.from(today).minusMonths(1);
        ImportOptions plain = new ImportOptions(Map.of(), null, null, null, false);
        imports.trade(new ByteArrayInputStream(SalesCsv.upTo(last).getBytes(StandardCharsets.UTF_8)), plain);
        // last year's grades too, so that this year's sales can be analysed by grade
        grade(last.minusYears(1));
        grade(last);
    }

    private void grade(YearMonth last) {
        GradeRun run = schemes.propose(SCHEME, last.atEndOfMonth());
        schemes.confirm(
                Objects.requireNonNull(run.id()),
                run.version(),
                Set.of(),
                last.plusMonths(1).atDay(1));
    }
}
