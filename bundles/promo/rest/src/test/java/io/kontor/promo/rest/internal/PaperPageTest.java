package io.kontor.promo.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PaperPageTest {
    private static final URI RECORD =
            URI.create("https://kontor.example/api/v1/promo/issue-slips/01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Pattern VIEW = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"");
    private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    private static PaperPage page() {
        return new PaperPage("领用单", "SL-000001", RECORD)
                .fact("From", "Chen & Sons <\"main\">")
                .fact("Remark", null)
                .table(
                        List.of(new PaperPage.Column("Item", false), new PaperPage.Column("Quantity", true)),
                        List.of(List.of("PEN \uFFFF", "20 piece")))
                .signature("Received by");
    }

    private static Document parsed(byte[] page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page));
    }

    @Test
    void p09IsWellFormedAndShowsWhatItWasTold() throws Exception {
        Document page = parsed(page().print(PaperPage.Format.A4, Locale.CHINESE));

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("领用单");
        assertThat(page.getElementsByTagName("dd").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("dd").item(0).getTextContent()).isEqualTo("Chen & Sons <\"main\">");
        assertThat(page.getElementsByTagName("td").item(1).getTextContent()).isEqualTo("20 piece");
        assertThat(page.getElementsByTagName("td").item(0).getTextContent()).isEqualTo("PEN \uFFFD");
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh");
    }

    @Test
    void fitsASheetAndARoll() {
        assertThat(text(PaperPage.Format.A4)).contains("@page{size:A4").doesNotContain("80mm");
        assertThat(text(PaperPage.Format.ROLL)).contains("@page{size:80mm").doesNotContain("A4");
    }

    private static String text(PaperPage.Format format) {
        return new String(page().print(format, Locale.ENGLISH), StandardCharsets.UTF_8);
    }

    @Test
    void itsCodeLeadsToTheRecord() throws Exception {
        String page = text(PaperPage.Format.A4);
        Matcher view = VIEW.matcher(page);
        assertThat(view.find()).isTrue();
        int quiet = 4;
        BitMatrix dots = new BitMatrix(Integer.parseInt(view.group(1)) - 2 * quiet);
        Matcher dot = DOT.matcher(page);
        while (dot.find()) {
            dots.set(Integer.parseInt(dot.group(1)) - quiet, Integer.parseInt(dot.group(2)) - quiet);
        }

        assertThat(new Decoder().decode(dots).getText()).isEqualTo(RECORD.toString());
    }
}
