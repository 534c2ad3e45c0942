package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.Map;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of a composition analysis, as {@code @BeanParam}. */
public final class CompositionParams {
    private static final int DEFAULT_TOP = 10;

    @QueryParam("kind")
    private CompositionRequest.@Nullable Kind kind;

    @QueryParam("basis")
    private CompositionRequest.@Nullable Basis basis;

    @QueryParam("from")
    private @Nullable LocalDate from;

    @QueryParam("to")
    private @Nullable LocalDate to;

    @QueryParam("currency")
    private @Nullable String currency;

    @QueryParam("topN")
    private @Nullable Integer topN;

    @QueryParam("rollUp")
    private Relation.@Nullable Type rollUp;

    @QueryParam("regionLevel")
    private @Nullable Integer regionLevel;

    CompositionRequest request() {
        if (kind == null || from == null || to == null) {
            throw missing();
        }
        return new CompositionRequest(
                kind,
                basis == null ? CompositionRequest.Basis.AMOUNT : basis,
                new DateRange(from, to),
                currency,
                topN == null ? DEFAULT_TOP : topN,
                rollUp,
                regionLevel);
    }

    private KontorException missing() {
        Violations missing =
                new Violations().required("kind", kind).required("from", from).required("to", to);
        return new KontorException(ProblemKind.INVALID, "INVALID_INPUT", Map.of(), missing.list());
    }
}
