package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * P50: photos, signatures and papers of promo's records with the kernel alone, on Derby; then the same after the move
 * to PostgreSQL, where the test can make time pass.
 */
@EnabledOnOs(OS.LINUX)
class AttachmentsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String PDF = "application/pdf";

    private final byte[] photo = jpeg(700_000);
    private final byte[] signature = png();
    private final byte[] paper = "%PDF-1.7\ndelivery note\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    /** What the test works on. */
    private record Records(UUID item, UUID store, Data.User wang, String issue, String movement) {
        String ofIssue() {
            return issue + "/attachments";
        }
    }

    private static byte[] jpeg(int size) {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, 0, file, 0, 4);
        return file;
    }

    private static byte[] png() {
        byte[] file = new byte[45];
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        byte[] end = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(end, 0, file, file.length - end.length, end.length);
        return file;
    }

    @Test
    void p50KeepsPhotosSignaturesAndPapersOfPromoItems() throws IOException {
        Path home = Script.unpack();
        try (Postgres postgres = Postgres.start();
                Script script = Script.start(home, Script.CONSOLE)) {
            String password = script.type(
                    "kontor:user-add --generate --role administrator operator",
                    Pattern.compile("User operator created\\. Password: ([a-zA-Z0-9-]+)"));
            Rest admin = script.rest().login("operator", password).settled();
            admin.module("customer", "stop");
            admin.module("promo", "start");
            Records records = records(admin);

            UUID kept = comesBackAsItCame(records);
            isRefusedByCodesOfItsOwn(records);
            belongsToItsRecordAlone(admin, records, kept);
            isRemovedWithAWord(admin, records);
            everyRecordWithEvidenceTakesFiles(admin, records);
            obeysItsConfiguration(home, admin);
            admin.module("promo", "stop");
            admin.get(records.ofIssue()).expect(404);
            admin.module("promo", "start");

            move(home, script, postgres);
            Until.keeps(SOON, () -> admin.get(records.ofIssue()).status(), status -> status == 200);
            assertThat(admin.download(records.ofIssue() + "/" + kept)).isEqualTo(photo);
            endsInTheNight(admin, records, postgres, kept);
            changedOctetsAreNotTold(admin, records, postgres);
        }
    }

    private Records records(Rest admin) {
        List<Map<String, Object>> grants = Stream.of(
                        "item:read",
                        "issue:read",
                        "issue:write",
                        "stock:read",
                        "movement:post",
                        "bag:read",
                        "slip:read",
                        "slip:write")
                .map(p -> grant("promo:" + p, "OWN"))
                .toList();
        Data.User wang = Data.user(admin, null, List.of(), grants);
        UUID item = item(admin, "NONE");
        UUID store = admin.post(
                        "promo/places",
                        json("code", code("CS"), "name", "长沙仓", "type", "WAREHOUSE", "keeperId", wang.id()))
                .expect(201)
                .id();
        UUID movement = admin.post("promo/movements", receipt(item, store, 50, List.of()))
                .expect(201)
                .id();
        Map<String, Object> giving = json("recipient", json("name", "Corner shop"), "placeId", store);
        giving.putAll(json("purpose", "fair", "lines", List.of(json("itemId", item, "quantity", 3))));
        UUID issue =
                wang.rest().post("promo/customer-issues", giving).expect(201).id();
        return new Records(item, store, wang, "promo/customer-issues/" + issue, "promo/movements/" + movement);
    }

    private static UUID item(Rest admin, String tracking) {
        Map<String, Object> item = json("code", code("PEN"), "name", "圆珠笔", "kind", "GIFT", "tracking", tracking);
        item.putAll(json("baseUnit", "piece", "shortDays", 0));
        return admin.post("promo/items", item).expect(201).id();
    }

    private static Map<String, Object> receipt(UUID item, UUID store, int quantity, List<String> serials) {
        Map<String, Object> line = json("itemId", item, "fromId", SUPPLIER, "toId", store, "quantity", quantity);
        line.put("serials", serials);
        return json("kind", "RECEIPT", "reason", "test", "lines", List.of(line));
    }

    private static Answer upload(Rest rest, String attachments, String kind, String type, byte[] octets) {
        String name = Rest.q("../签名 \"1\"." + type.substring(type.indexOf('/') + 1));
        return rest.send("POST", attachments + "?kind=" + kind + "&name=" + name, type, octets);
    }

    private UUID comesBackAsItCame(Records records) {
        Rest wang = records.wang().rest();
        Answer added = upload(wang, records.ofIssue(), "PHOTO", JPEG, photo).expect(201);
        assertThat(added.etag()).isEqualTo("\"1\"");
        assertThat(added.header("Location")).endsWith(records.ofIssue() + "/" + added.id());
        assertThat(added.text("/name")).isEqualTo("签名 _1_.jpeg");
        assertThat(added.json().path("size").asInt()).isEqualTo(photo.length);
        assertThat(added.text("/addedBy")).isEqualTo(records.wang().id().toString());
        Rest once = wang.key("signature-" + added.id());
        Answer signed =
                upload(once, records.ofIssue(), "SIGNATURE", PNG, signature).expect(201);
        for (Rest again : List.of(once, wang)) {
            assertThat(upload(again, records.ofIssue(), "SIGNATURE", PNG, signature)
                            .expect(201)
                            .id())
                    .isEqualTo(signed.id());
        }
        upload(wang, records.movement() + "/attachments", "DOCUMENT", PDF, paper)
                .expect(201);

        assertThat(wang.get(records.ofIssue()).expect(200).items("/id"))
                .containsExactlyInAnyOrder(added.text("/id"), signed.text("/id"));
        String file = records.ofIssue() + "/" + added.id();
        assertThat(wang.download(file)).isEqualTo(photo);
        Answer answer = wang.get(file).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo(JPEG);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"__ _1_.jpeg\"; ");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:");
        return added.id();
    }

    private void isRefusedByCodesOfItsOwn(Records records) {
        Rest wang = records.wang().rest();
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);
        Answer english = upload(wang, records.ofIssue(), "PHOTO", JPEG, page).expect(415, "ATTACHMENT_TYPE");
        Answer chinese = upload(wang.with("Accept-Language", "zh-CN"), records.ofIssue(), "PHOTO", JPEG, page)
                .expect(415, "ATTACHMENT_TYPE");
        assertThat(english.text("/detail")).contains("JPEG").doesNotContain("文件");
        assertThat(chinese.text("/detail")).contains("文件", "JPEG");
        upload(wang, records.ofIssue(), "PHOTO", "text/html", page).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        upload(wang, records.ofIssue(), "PHOTO", JPEG, jpeg(5_000_001)).expect(413, "ATTACHMENT_TOO_LARGE");
        upload(wang, records.ofIssue(), "PHOTO", JPEG, jpeg(20_000_001)).expect(413, "BODY_TOO_LARGE");
        String hashed = records.ofIssue() + "?kind=PHOTO&sha256=" + "0".repeat(64);
        wang.send("POST", hashed, PNG, signature).expect(422, "ATTACHMENT_HASH");
        assertThat(wang.send("POST", records.ofIssue(), PNG, signature)
                        .expect(422, "INVALID_INPUT")
                        .violations())
                .containsExactly("kind:REQUIRED");
    }

    private void belongsToItsRecordAlone(Rest admin, Records records, UUID kept) {
        Data.User li = Data.user(
                admin, null, List.of(), List.of(grant("promo:issue:read", "OWN"), grant("promo:issue:write", "OWN")));
        Rest reader = Data.user(admin, null, List.of(), List.of(grant("promo:issue:read", "ALL")))
                .rest();
        String file = records.ofIssue() + "/" + kept;
        li.rest().get(records.ofIssue()).expect(404, "NOT_FOUND");
        li.rest().get(file).expect(404, "NOT_FOUND");
        upload(li.rest(), records.ofIssue(), "PHOTO", PNG, signature).expect(404, "NOT_FOUND");
        li.rest().ifMatch("\"1\"").post(file + ":remove", json("reason", "x")).expect(404, "NOT_FOUND");
        reader.get(file).expect(200);
        upload(reader, records.ofIssue(), "PHOTO", PNG, signature).expect(403, "PERMISSION_MISSING");
        li.rest().get(records.movement() + "/attachments").expect(403, "PERMISSION_MISSING");
        admin.get(records.movement() + "/attachments/" + kept).expect(404, "NOT_FOUND");
        admin.get("promo/customer-issues/" + UUID.randomUUID() + "/attachments").expect(404, "NOT_FOUND");
    }

    private void isRemovedWithAWord(Rest admin, Records records) {
        Rest wang = records.wang().rest();
        Answer added =
                upload(wang, records.ofIssue(), "PHOTO", JPEG, jpeg(5_000_000)).expect(201);
        String file = records.ofIssue() + "/" + added.id();
        wang.post(file + ":remove", json("reason", "x")).expect(428, "IF_MATCH_REQUIRED");
        Answer longer = wang.ifMatch(added.etag())
                .post(file + ":keep", json("until", null))
                .expect(200);
        wang.ifMatch(added.etag()).post(file + ":remove", json("reason", "x")).expect(412, "VERSION_STALE");
        Answer removed = wang.ifMatch(longer.etag())
                .post(file + ":remove", json("reason", "wrong customer"))
                .expect(200);
        assertThat(removed.text("/sha256")).isEqualTo(added.text("/sha256"));
        assertThat(removed.text("/removedBy")).isEqualTo(records.wang().id().toString());
        wang.get(file).expect(410, "ATTACHMENT_REMOVED");
        assertThat(wang.with("Accept-Language", "zh-CN").get(file).text("/detail"))
                .contains("已删除");
        assertThat(wang.get(records.ofIssue()).items("/reason")).contains("wrong customer");
        JsonNode events =
                admin.get("events/kernel?after=0&limit=500").expect(200).json();
        assertThat(events.findValuesAsText("type")).contains("AttachmentAdded", "AttachmentKept", "AttachmentRemoved");
    }

    private void everyRecordWithEvidenceTakesFiles(Rest admin, Records records) {
        UUID bag = records.wang().rest().get("promo/my/bag").expect(200).id();
        List<Map<String, Object>> lines = List.of(json("itemId", records.item(), "quantity", 1));
        Map<String, Object> slip = json("kind", "ISSUE", "fromId", records.store(), "toId", bag, "lines", lines);
        Map<String, Object> loss = json("placeId", records.store(), "itemId", records.item(), "quantity", 1);
        loss.putAll(json("reason", "DAMAGED", "remark", "test", "serials", List.of()));
        Map<String, Object> gift = json("receiverId", records.wang().id(), "giver", json("name", "Shop"));
        gift.putAll(json("what", "a watch", "receivedOn", "2026-01-05"));
        UUID fridge = item(admin, "SERIAL");
        admin.post("promo/movements", receipt(fridge, records.store(), 1, List.of("F-1")))
                .expect(201);
        Map<String, Object> loan = json("itemId", fridge, "serial", "F-1", "fromId", records.store());
        loan.putAll(json("customer", json("name", "Corner shop"), "inspectEvery", 30));

        List<String> paths = new ArrayList<>(List.of("promo/items/" + records.item(), records.movement()));
        paths.add(made(admin, "promo/issue-slips", slip));
        paths.add(made(admin, "promo/losses", loss));
        paths.add(made(admin, "promo/gifts", gift));
        paths.add(made(admin, "promo/assets", loan));
        for (String path : paths) {
            Answer added = upload(admin, path + "/attachments", "PHOTO", PNG, signature)
                    .expect(201);
            assertThat(admin.get(path + "/attachments").expect(200).items("/id"))
                    .contains(added.text("/id"));
            assertThat(admin.download(path + "/attachments/" + added.id())).isEqualTo(signature);
        }
    }

    private static String made(Rest admin, String path, Map<String, Object> body) {
        return path + "/" + admin.post(path, body).expect(201).id();
    }

    private void obeysItsConfiguration(Path home, Rest admin) {
        String item = "promo/items/" + item(admin, "NONE") + "/attachments";
        String tried = "promo/items/" + item(admin, "NONE") + "/attachments";
        write(home.resolve("etc/io.kontor.attachments.cfg"), "megabytes = 1\nper.record = 2\nstore = database\n");
        write(home.resolve("etc/io.kontor.retention.cfg"), "photo.days = 3653\nphoto.days.promo = 0\n");
        Until.sees(
                SOON, () -> upload(admin, tried, "PHOTO", JPEG, jpeg(1_000_001)).status(), status -> status == 413);
        Answer first = upload(admin, item, "SIGNATURE", PNG, signature).expect(201);
        assertThat(first.json().path("keepUntil").isTextual()).isTrue();
        Until.sees(
                SOON,
                () -> plan(admin.get("retention").expect(200), "PHOTO")
                        .path("days")
                        .asInt(),
                days -> days == 0);
        Answer second = upload(admin, item, "PHOTO", PDF, paper).expect(201);
        assertThat(second.json().path("keepUntil").isNull()).isTrue();
        upload(admin, item, "PHOTO", JPEG, jpeg(100)).expect(409, "TOO_MANY_ATTACHMENTS");
        Answer plans = admin.get("retention").expect(200);
        assertThat(plan(plans, "SIGNATURE").path("days").asInt()).isEqualTo(3_653);
        write(home.resolve("etc/io.kontor.attachments.cfg"), "megabytes = 5\nper.record = 20\nstore = database\n");
        Until.sees(SOON, () -> upload(admin, item, "PHOTO", JPEG, jpeg(100)).status(), status -> status == 201);
    }

    private static JsonNode plan(Answer plans, String kind) {
        return plans.items().stream()
                .filter(plan -> plan.path("module").asText().equals("promo")
                        && plan.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path home, Script script, Postgres postgres) {
        Map<String, String> target = postgres.settings();
        write(home.resolve("data/password"), target.get("postgresql.password"));
        script.type(
                "kontor:migrate-database --password-file data/password " + target.get("postgresql.url") + " "
                        + target.get("postgresql.user"),
                Pattern.compile("Move done: \\d+ tables, (\\d+) rows"));
    }

    /** The existing job at its time: the night before last came yesterday, says the table. */
    private void endsInTheNight(Rest admin, Records records, Postgres postgres, UUID kept) {
        assertThat(plan(admin.get("retention").expect(200), "PHOTO")
                        .path("rows")
                        .asInt())
                .isZero();
        postgres.update("UPDATE kernel_attachment SET keep_until = DATE '2020-01-01' WHERE id = '" + kept + "'");
        assertThat(plan(admin.get("retention").expect(200), "PHOTO")
                        .path("rows")
                        .asInt())
                .isEqualTo(1);
        String file = records.ofIssue() + "/" + kept;
        admin.get(file).expect(410, "ATTACHMENT_EXPIRED");
        String pieces = "SELECT count(*) FROM kernel_attachment_octets WHERE owner_id = '" + kept + "'";
        assertThat(postgres.query(pieces)).containsExactly("2");
        postgres.update("UPDATE kernel_job_schedule SET next_at = 0 WHERE job = 'kernel.retention'");
        Until.sees(SOON, () -> postgres.query(pieces), left -> left.equals(List.of("0")));
        JsonNode ended = Data.item(admin.get(records.ofIssue()).expect(200), "/id", kept.toString());
        assertThat(ended.path("removedAt").isTextual()).isTrue();
        assertThat(ended.path("sha256").asText()).hasSize(64);
        admin.get(file).expect(410, "ATTACHMENT_EXPIRED");
        assertThat(plan(admin.get("retention").expect(200), "PHOTO")
                        .path("rows")
                        .asInt())
                .isZero();
    }

    private void changedOctetsAreNotTold(Rest admin, Records records, Postgres postgres) {
        String attachments = records.movement() + "/attachments";
        UUID paperId =
                upload(admin, attachments, "DOCUMENT", PDF, paper).expect(201).id();
        assertThat(admin.download(attachments + "/" + paperId)).isEqualTo(paper);
        postgres.update("UPDATE kernel_attachment_octets SET content = content || '\\x00'::bytea WHERE owner_id = '"
                + paperId + "'");
        admin.get(attachments + "/" + paperId).expect(500, "ATTACHMENT_DAMAGED");
    }
}
