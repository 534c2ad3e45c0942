package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Parallel;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** C44, C45 and the conventions of all resources: versions, keys, batches, pages. */
interface ProtocolJourney extends Journey {
    @Test
    default void aChangeNamesTheVersionItSaw() {
        Answer customer = opened(admin(), code("etag"));
        String path = "customers/" + customer.id();
        admin().patch(path, json("shortName", "a")).expect(428, "IF_MATCH_REQUIRED");
        admin().ifMatch("\"999\"").patch(path, json("shortName", "a")).expect(412, "VERSION_STALE");
        admin().ifMatch("nonsense").patch(path, json("shortName", "a")).expect(412, "VERSION_STALE");
        admin().ifMatch(customer.etag()).patch(path, json("shortName", "a")).expect(200);
        admin().ifMatch(customer.etag()).patch(path, json("shortName", "b")).expect(412, "VERSION_STALE");
        assertThat(admin().get(path).text("/card/shortName")).isEqualTo("a");
    }

    @Test
    default void ofManyChangesOfOneVersionOneWins() {
        Answer customer = opened(admin(), code("race"));
        List<Answer> answers = Parallel.run(8, i -> admin().ifMatch(customer.etag())
                .patch("customers/" + customer.id(), json("shortName", "racer " + i)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    default void ofManyOpeningsOfOneCodeOneWins() {
        String code = code("race");
        List<Answer> answers = Parallel.run(8, i -> admin().post("customers", customer(code)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(found(code)).hasSize(1);
    }

    @Test
    default void aKeyGivesTheSameAnswerAgain() {
        String key = code("key");
        String code = code("key");
        Answer first = admin().key(key).post("customers", customer(code)).expect(201);
        Answer again = admin().key(key).post("customers", customer(code)).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(found(code)).hasSize(1);
        admin().key(key).post("customers", customer(code("other"))).expect(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(admin().key(code("key")).post("customers", customer(code)).status())
                .isEqualTo(409);
    }

    @Test
    default void aKeyRepeatsARefusalToo() {
        String key = code("refused");
        String code = code("refused");
        UUID id = opened(admin(), code).id();
        Answer first = admin().key(key).post("customers", customer(code)).expect(409, "CUSTOMER_CODE_TAKEN");
        Answer again = admin().key(key).post("customers", customer(code)).expect(409, "CUSTOMER_CODE_TAKEN");
        assertThat(again.violations()).isEqualTo(first.violations());
        assertThat(again.text("/detail")).isEqualTo(first.text("/detail"));
        String stale = code("stale");
        Map<String, Object> patch = json("shortName", "x");
        admin().key(stale).ifMatch("\"77\"").patch("customers/" + id, patch).expect(412, "VERSION_STALE");
        admin().key(stale).ifMatch("\"77\"").patch("customers/" + id, patch).expect(412, "VERSION_STALE");
    }

    @Test
    default void aKeyUsedAtOnceHasOneEffect() {
        String key = code("storm");
        Map<String, Object> body = json("name", "Storm " + key);
        List<Answer> answers = Parallel.run(8, i -> admin().key(key).post("customers", body));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::id).containsOnly(answers.get(0).id());
        assertThat(admin().get("customers?filter=" + q("name eq 'Storm " + key + "'"))
                        .items())
                .hasSize(1);
    }

    @Test
    default void anAtomicBatchIsAllOrNothing() {
        String good = code("batch");
        List<Object> items = List.of(
                json("open", customer(good)), json("open", json("code", code("batch"))), json("open", customer(good)));
        Answer answer = admin().post("customers/:batch", json("atomic", true, "items", items))
                .expect(200);
        assertThat(answer.items("/status")).doesNotContain("200");
        assertThat(answer.items("/problem/code")).contains("INVALID_INPUT", "ROLLED_BACK");
        assertThat(found(good)).isEmpty();
    }

    @Test
    default void aPlainBatchDoesWhatItCan() {
        String good = code("batch");
        List<Object> items = List.of(
                json("open", customer(good)), json("open", json("code", code("batch"))), json("open", customer(good)));
        String key = code("batch");
        Answer answer =
                admin().key(key).post("customers/:batch", json("items", items)).expect(200);
        assertThat(answer.items("/status")).containsExactly("200", "422", "409");
        assertThat(answer.items().get(1).at("/problem/violations/0/field").asText())
                .isEqualTo("name");
        Answer again =
                admin().key(key).post("customers/:batch", json("items", items)).expect(200);
        assertThat(again.items("/status")).containsExactly("200", "422", "409");
        assertThat(again.items().get(0).at("/value/id"))
                .isEqualTo(answer.items().get(0).at("/value/id"));
        assertThat(found(good)).hasSize(1);
    }

    @Test
    default void aBatchHoldsAThousand() {
        String prefix = code("thousand");
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            items.add(json("open", customer(prefix + "-" + i)));
        }
        Answer answer = admin().post("customers/:batch", json("atomic", true, "items", items))
                .expect(200);
        assertThat(answer.items("/status")).hasSize(1_000).containsOnly("200");
        items.add(json("open", customer(prefix + "-x")));
        admin().post("customers/:batch", json("items", items)).expect(413, "BATCH_TOO_LARGE");
    }

    @Test
    default void pagesAreCompleteWhileRowsComeIn() {
        String prefix = code("page");
        for (int i = 0; i < 60; i++) {
            opened(admin(), prefix + "-" + (i + 100), "shortName", "tie");
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger inserted = new AtomicInteger();
        Thread writer = new Thread(() -> {
            while (!done.get() && inserted.get() < 500) {
                opened(admin(), prefix + "-" + (900 - inserted.incrementAndGet()), "shortName", "tie");
            }
        });
        writer.start();
        List<String> seen = new ArrayList<>();
        String filter = "customers?limit=7&sort=shortName,-code&filter=" + q("code like '" + prefix + "-1*'");
        String cursor = "";
        int pages = 0;
        do {
            Answer page = admin().get(filter + cursor).expect(200);
            seen.addAll(page.items("/card/code"));
            JsonNode next = page.json().path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + q(next.asText()) : "";
            pages++;
        } while (!cursor.isEmpty());
        done.set(true);
        joined(writer);
        assertThat(inserted).hasPositiveValue();
        assertThat(pages).isEqualTo(9);
        assertThat(seen).doesNotHaveDuplicates().hasSize(60).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void aListFiltersSortsCountsAndSelects() {
        String prefix = code("list");
        opened(admin(), prefix + "-a", "shortName", "O'Hara", "routeOrder", 3);
        opened(admin(), prefix + "-b", "shortName", "100%_", "routeOrder", 1);
        opened(admin(), prefix + "-c", "routeOrder", 2);
        String mine = "code like '" + prefix + "*' and ";
        assertThat(codes(mine + "shortName eq 'O''Hara'", "")).containsExactly(prefix + "-a");
        assertThat(codes(mine + "shortName like '100%_'", "")).containsExactly(prefix + "-b");
        assertThat(codes(mine + "shortName like '%'", "")).isEmpty();
        assertThat(codes(mine + "shortName isNull", "")).containsExactly(prefix + "-c");
        assertThat(codes(mine + "not (routeOrder ge 2)", "")).containsExactly(prefix + "-b");
        assertThat(codes(mine + "routeOrder in (1, 3)", "&sort=-routeOrder"))
                .containsExactly(prefix + "-a", prefix + "-b");
        assertThat(codes(mine + "search like '" + prefix.toUpperCase(java.util.Locale.ROOT) + "-c'", ""))
                .containsExactly(prefix + "-c");
        Answer counted = admin().get(
                        "customers?limit=1&count=true&fields=id,card.code&filter=" + q("code like '" + prefix + "*'"))
                .expect(200);
        assertThat(counted.text("/total")).isEqualTo("3");
        Set<String> names = new LinkedHashSet<>();
        counted.items().get(0).fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder("id", "card");
        assertThat(counted.items().get(0).path("card").size()).isEqualTo(1);
        assertThat(admin().get("customers?filter=" + q("code eq '" + prefix + "-none'"))
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    default void theDocumentIsAsTheSpecificationOfOpenApiWantsIt() {
        String document = admin().get("openapi.json").expect(200).body();
        var read = new OpenAPIV3Parser().readContents(document);
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).containsKeys("/api/v1/regions", "/api/v1/customers/{id}");
    }

    @Test
    default void longAnswersAreCompressed() {
        opened(admin(), code("gzip"));
        Answer zipped =
                admin().with("Accept-Encoding", "gzip").get("openapi.json").expect(200);
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(admin().get("openapi.json").header("Content-Encoding")).isEmpty();
    }

    private List<String> codes(String filter, String more) {
        String sort = more.isEmpty() ? "&sort=code" : more;
        return admin().get("customers?filter=" + q(filter) + sort).expect(200).items("/card/code");
    }

    private List<String> found(String code) {
        return admin().get("customers?filter=" + q("code eq '" + code + "'"))
                .expect(200)
                .items("/id");
    }
}
