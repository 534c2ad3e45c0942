package io.kontor.kernel.core.attachment;

import static io.kontor.kernel.core.attachment.Files.joined;
import static io.kontor.kernel.core.attachment.Files.jpeg;
import static io.kontor.kernel.core.attachment.Files.pdf;
import static io.kontor.kernel.core.attachment.Files.png;
import static io.kontor.kernel.core.attachment.Files.webp;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.attachment.Upload;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileTypeTest {
    private static FileType type(byte[] file) {
        Upload upload = new Upload(AttachmentKind.PHOTO, null, null, new ByteArrayInputStream(file));
        try (Received received = Received.of(upload, 5)) {
            return received.type();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void p50TellsTheFourTypesByTheirOctets() {
        assertThat(type(jpeg(20))).isEqualTo(FileType.JPEG);
        assertThat(type(jpeg(5_000))).isEqualTo(FileType.JPEG);
        assertThat(type(png())).isEqualTo(FileType.PNG);
        assertThat(type(webp())).isEqualTo(FileType.WEBP);
        for (int length : List.of(0, 900, 1_010, 1_020, 1_030, 2_040, 2_050, 9_000)) {
            assertThat(type(pdf("x".repeat(length)))).as("PDF of %d", length).isEqualTo(FileType.PDF);
        }
    }

    @Test
    void p50TakesNothingElseAndNothingThatHidesBehindAPicture() {
        byte[] page = text("<html><script>alert(1)</script></html>");
        List<byte[]> others = List.of(
                new byte[0],
                new byte[] {(byte) 0xff, (byte) 0xd8},
                page,
                text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                text("GIF89a"),
                joined(png(), page),
                joined(webp(), page),
                joined(page, pdf("")),
                text("%PDF-1.7 without an end"),
                joined(new byte[] {'P', 'K', 3, 4}, new byte[100]),
                text("MZ"));
        for (byte[] other : others) {
            assertThatThrownBy(() -> type(other)).hasMessageContaining("ATTACHMENT_TYPE");
        }
    }

    @Test
    void p50NamesFilesSoThatTheySurpriseNobody() {
        Map<String, String> names = Map.ofEntries(
                entry("photo.jpg", "photo.jpg"),
                entry("PHOTO.JPEG", "PHOTO.JPEG"),
                entry("../../etc/passwd", "passwd.jpg"),
                entry("C:\\Users\\a\\b.jpg", "b.jpg"),
                entry("签名 李雷.png", "签名 李雷.png.jpg"),
                entry("evil.html", "evil.html.jpg"),
                entry("a\"b\r\nSet-Cookie: x", "a_b__Set-Cookie_ x.jpg"),
                entry("\u202egpj.exe", "_gpj.exe.jpg"),
                entry("...", "photo.jpg"),
                entry("/", "photo.jpg"),
                entry("\ud83d\ude00\ud83d.jpg", "__.jpg"));
        names.forEach((given, clean) -> assertThat(FileName.clean(given, FileType.JPEG, AttachmentKind.PHOTO))
                .isEqualTo(clean));
        assertThat(FileName.clean(null, FileType.PDF, AttachmentKind.DOCUMENT)).isEqualTo("document.pdf");
        assertThat(FileName.clean("长".repeat(400), FileType.PNG, AttachmentKind.PHOTO))
                .hasSize(104);
    }
}
