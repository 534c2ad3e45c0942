package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.api.value.Versioned;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.Batch;
import io.kontor.kernel.http.BatchAnswer;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.RecordAttachments;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** One of each kind of method that resources have. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SampleResource {
    public static final UUID MISSING = new UUID(0, 404);
    public static final UUID DEFECTIVE = new UUID(0, 500);

    public enum Colour {
        RED,
        BLUE
    }

    public record Part(String name, int count, @Nullable Money price) {}

    public record Thing(
            UUID id,
            long version,
            String name,
            @Nullable PartialDate since,
            @Nullable BigDecimal weight,
            Instant at,
            LocalDate day,
            Set<String> tags,
            Map<String, Set<String>> axes,
            List<Part> parts)
            implements Versioned {}

    public record ThingData(
            String name,
            @Nullable PartialDate since,
            @Nullable BigDecimal weight,
            @Nullable LocalDate day,
            List<Part> parts,
            @Nullable Colour colour,
            boolean active) {
        public ThingData {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    /** What the filter knew of the call. */
    public record Seen(
            String locale, String channel, @Nullable IdempotencyKey key) {}

    public static Thing thing(UUID id) {
        return new Thing(
                id,
                7,
                "thing",
                new PartialDate("1998-05"),
                new BigDecimal("12.50"),
                Instant.parse("2026-01-01T10:00:00Z"),
                LocalDate.of(2026, 1, 2),
                Set.of("b", "a", "c"),
                Map.of("z", Set.of("1"), "a", Set.of("2")),
                List.of(new Part("p", 1, new Money(new BigDecimal("1.10"), "CNY"))));
    }

    @GET
    public Page<Thing> list(@BeanParam ListParams list, @QueryParam("colour") @Nullable Colour colour) {
        ListQuery query = list.query();
        List<Thing> things = IntStream.range(0, query.limit())
                .mapToObj(i -> thing(new UUID(0, i)))
                .toList();
        return new Page<>(things, null, query.count() ? 500L : null);
    }

    @GET
    @Path("parts")
    public Items<Part> parts(@QueryParam("asOf") @Nullable LocalDate day, @QueryParam("n") @DefaultValue("1") int n) {
        return new Items<>(
                IntStream.range(0, n).mapToObj(i -> new Part("p", i, null)).toList());
    }

    @POST
    @Answered(Thing.class)
    public Response create(ThingData data, @Context UriInfo uri) {
        return Answers.created(uri, new UUID(0, 9), thing(new UUID(0, 9)));
    }

    @POST
    @Path("echo")
    public ThingData echo(ThingData data) {
        return data;
    }

    @POST
    @Path("seen")
    public Seen seen(ThingData data) {
        return seen();
    }

    @GET
    @Path("seen")
    public Seen seen() {
        Call call = Call.current();
        return new Seen(call.locale().toLanguageTag(), call.channel().name(), call.idempotencyKey());
    }

    @POST
    @Path(":batch")
    public BatchAnswer<Thing> batch(Batch<ThingData> batch) {
        return new BatchAnswer<>(batch.items().stream()
                .map(item -> new BatchAnswer.Item<>(201, thing(new UUID(0, 1)), null))
                .toList());
    }

    @GET
    @Path("{id}")
    public Thing get(@PathParam("id") UUID id) {
        if (id.equals(DEFECTIVE)) {
            throw new IllegalStateException("secret");
        }
        return Answers.found(id.equals(MISSING) ? Optional.empty() : Optional.of(thing(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    public ThingData patch(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch ifMatch,
            @PatchOf(ThingData.class) MergePatch patch) {
        IfMatch.required(ifMatch);
        Part part = new Part("x", 2, null);
        return patch.on(ThingData.class)
                .apply(new ThingData("old", null, BigDecimal.ONE, null, List.of(part), Colour.BLUE, true));
    }

    @POST
    @Path("{id}:transition")
    public Thing transition(@PathParam("id") UUID id, ThingData data) {
        return thing(id);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch ifMatch) {
        IfMatch.required(ifMatch);
    }

    @POST
    @Path("imports")
    @Consumes("text/csv")
    public Part imports(InputStream csv, @QueryParam("map") List<String> map) throws IOException {
        return new Part(String.join("|", map), csv.readAllBytes().length, null);
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(new OneFile(), new AttachedTo("thing", "Thing", id));
    }
}
