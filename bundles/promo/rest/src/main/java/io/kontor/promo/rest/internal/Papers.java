package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.text.Texts;
import io.kontor.promo.api.count.CountLine;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.value.PaperNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Lays documents out on paper, in the caller's language. */
final class Papers {
    private final Texts texts;

    Papers(Texts texts) {
        this.texts = texts;
    }

    /** {@return the issue slip as a file} */
    Response slip(IssueSlip slip, PaperNames names, @Nullable String format, UriInfo uri) {
        Words words = words();
        PaperPage page = new PaperPage(words.of("slip." + slip.data().kind()), slip.number(), record(uri))
                .fact(words.of("from"), place(names, slip.data().fromId()))
                .fact(words.of("to"), place(names, slip.data().toId()))
                .fact(words.of("sent"), slip.sentOn())
                .fact(words.of("remark"), slip.data().remark())
                .table(
                        List.of(
                                text(words, "line"),
                                text(words, "item"),
                                text(words, "lot"),
                                number(words, "quantity"),
                                number(words, "arrived")),
                        slip.lines().stream().map(line -> cells(line, names)).toList())
                .signature(words.of("signature.from"))
                .signature(words.of("signature.to"));
        return file(page, slip.number(), format(format), words.locale());
    }

    private static List<String> cells(SlipLine line, PaperNames names) {
        return List.of(
                String.valueOf(line.lineNo()),
                item(names, line.itemId()),
                lot(names, line.lotId(), line.serial()),
                quantity(names, line.itemId(), line.quantity()),
                line.confirmed() == 0 ? "" : String.valueOf(line.confirmed()));
    }

    /** {@return the count sheet as a file, with room for what is counted by hand} */
    Response sheet(CountSheet sheet, PaperNames names, @Nullable String format, UriInfo uri) {
        Words words = words();
        boolean book = sheet.lines().stream().anyMatch(line -> line.book() != null);
        List<PaperPage.Column> columns = new ArrayList<>(List.of(text(words, "item"), text(words, "lot")));
        if (book) {
            columns.add(number(words, "book"));
        }
        columns.addAll(List.of(number(words, "counted"), text(words, "reason")));
        PaperPage page = new PaperPage(words.of("count"), sheet.number(), record(uri))
                .fact(words.of("place"), place(names, sheet.data().placeId()))
                .fact(words.of("frozen"), sheet.frozenAt())
                .fact(words.of("remark"), sheet.data().remark())
                .table(
                        columns,
                        sheet.lines().stream()
                                .map(line -> cells(line, names, book))
                                .toList())
                .signature(words.of("signature.counted"))
                .signature(words.of("signature.approved"));
        return file(page, sheet.number(), format(format), words.locale());
    }

    private static List<String> cells(CountLine line, PaperNames names, boolean book) {
        List<String> cells =
                new ArrayList<>(List.of(item(names, line.itemId()), lot(names, line.lotId(), line.serial())));
        if (book) {
            cells.add(line.book() == null ? "" : quantity(names, line.itemId(), line.book()));
        }
        cells.add(line.counted() == null ? "" : String.valueOf(line.counted()));
        cells.add(line.reason() == null ? "" : line.reason());
        return cells;
    }

    private Words words() {
        return new Words(texts, Call.current().locale());
    }

    private static PaperPage.Column text(Words words, String key) {
        return new PaperPage.Column(words.of(key), false);
    }

    private static PaperPage.Column number(Words words, String key) {
        return new PaperPage.Column(words.of(key), true);
    }

    private static String place(PaperNames names, UUID id) {
        PaperNames.Place place = names.places().get(id);
        return place == null ? id.toString() : place.name() + " (" + place.code() + ")";
    }

    private static String item(PaperNames names, UUID id) {
        PaperNames.Item item = names.items().get(id);
        return item == null ? id.toString() : item.code() + " " + item.name();
    }

    private static String quantity(PaperNames names, UUID itemId, long quantity) {
        PaperNames.Item item = names.items().get(itemId);
        return item == null ? String.valueOf(quantity) : quantity + " " + item.unit();
    }

    private static String lot(PaperNames names, @Nullable UUID lotId, @Nullable String serial) {
        if (serial != null) {
            return serial;
        }
        PaperNames.Lot lot = lotId == null ? null : names.lots().get(lotId);
        if (lot == null) {
            return "";
        }
        return lot.expiresOn() == null ? lot.lotNo() : lot.lotNo() + " / " + lot.expiresOn();
    }

    private static PaperPage.Format format(@Nullable String asked) {
        return switch (asked == null ? "a4" : asked.toLowerCase(Locale.ROOT)) {
            case "a4" -> PaperPage.Format.A4;
            case "80mm" -> PaperPage.Format.ROLL;
            default -> throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_PAPER", "format");
        };
    }

    /** {@return the record a paper is of: its address without the last step} */
    private static URI record(UriInfo uri) {
        String address = uri.getAbsolutePath().toString();
        return URI.create(address.substring(0, address.lastIndexOf('/')));
    }

    private static Response file(PaperPage page, String number, PaperPage.Format format, Locale locale) {
        String name = number.replaceAll("[^A-Za-z0-9._-]", "_") + ".xhtml";
        return Response.ok(page.print(format, locale), PaperPage.MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
