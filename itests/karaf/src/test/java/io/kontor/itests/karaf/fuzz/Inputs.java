package io.kontor.itests.karaf.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bad inputs, one list for values anywhere, one for whole bodies, one for headers and paths. */
final class Inputs {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udfff\ud800",
            "\u202egnirts",
            "\ufeff",
            "\u200b\u200d",
            "e" + "\u0301".repeat(10_000),
            "\u00e9",
            "e\u0301",
            "\uff41\uff44\uff4d\uff49\uff4e",
            "\u0130I\u0131i",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud840\udc00\ud87e\udc1d",
            "%00",
            "%c0%ae%c0%ae/",
            "a\r\nSet-Cookie: x=1",
            "${jndi:ldap://127.0.0.1:1/x}",
            "#{7*7}",
            "{{7*7}}",
            "<svg onload=alert(1)>",
            "=CMD|'/C calc'!A0",
            "@SUM(1)",
            "\t=1+1",
            "'--",
            "' or 1=1 --",
            "x' member of e.roles or 'a'='a",
            "%_\\",
            "*",
            "(a+)+$",
            "a".repeat(50) + "!",
            "../../../../etc/passwd",
            "..\\..\\x",
            "file:///etc/passwd",
            "CON",
            "n".repeat(255),
            "x".repeat(5_000),
            "-0",
            "1e400",
            "NaN",
            "1E1000000000",
            "2147483648",
            "9007199254740993",
            "9223372036854775808",
            "007",
            "true",
            "null",
            "0000-00-00",
            "9999-12-31",
            "2026-02-30",
            "2016-12-31T23:59:60Z",
            "2026-03-29T02:30:00+01:00",
            "2026-01-01T00:00:00+14:00",
            "2026-01-01T00:00:00-12:00",
            "+10000-01-01",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1-1-1-1-1",
            "__proto__",
            "a eq 1 or (((",
            "name like '%'",
            "*:*:*");

    /** JSON as it is written. */
    private static final List<String> RAW = List.of(
            "-0",
            "1e400",
            "NaN",
            "1E1000000000",
            "1e-1000000000",
            "0.30000000000000004",
            "2147483648",
            "9007199254740993",
            "9223372036854775808",
            "007",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"__proto__\":{\"admin\":true}}",
            "{\"@type\":\"java.lang.Object\"}",
            "{\"a\":1,\"a\":2}",
            "1 2",
            "'x'",
            "/* c */ 1",
            "9".repeat(1_000),
            "9".repeat(60_000),
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[".repeat(60) + "]".repeat(60),
            "[" + "1,".repeat(2_000) + "1]");

    private static final List<String> HEADERS = List.of(
            "",
            "x".repeat(256),
            "x".repeat(4_000),
            "a b",
            "\u00e4",
            "\"1\"",
            "\"0\"",
            "\"-1\"",
            "\"9223372036854775808\"",
            "*",
            "W/\"1\"",
            "\"1\", \"2\"",
            "127.0.0.1",
            "zh-CN;q=0,*;q=2",
            "x-" + "y".repeat(300),
            "DELETE",
            "bytes=" + "0-1,".repeat(100) + "2-3",
            "application/json; charset=utf-16",
            "text/html",
            "gzip;q=0, *;q=0");

    private static final List<String> SEGMENTS = List.of(
            "..%2f..%2f",
            "..;",
            "%2e%2e",
            ";jsessionid=1",
            "%5c",
            "%2f",
            "a%00b",
            "%ff",
            "%c0%ae",
            "x".repeat(3_000),
            ".",
            "a.",
            "%E2%80%AE",
            "%20",
            "%0d%0a",
            "{id}",
            ":cancel",
            "null",
            "-1",
            "1e9",
            "A".repeat(64));

    private Inputs() {}

    static String text(Random random) {
        return random.nextInt(200) == 0 ? "\u6d77".repeat(200_000) : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static String raw(Random random) {
        return RAW.get(random.nextInt(RAW.size()));
    }

    static String header(Random random) {
        return HEADERS.get(random.nextInt(HEADERS.size()));
    }

    static String segment(Random random) {
        return SEGMENTS.get(random.nextInt(SEGMENTS.size()));
    }

    /** A number at a limit. */
    static String number(Random random) {
        BigInteger edge = BigInteger.TWO.pow(List.of(7, 15, 31, 53, 63, 64).get(random.nextInt(6)));
        BigDecimal value = new BigDecimal(edge.add(BigInteger.valueOf(random.nextInt(3) - 1L)));
        return (random.nextBoolean() ? value : value.negate()).toPlainString();
    }

    /** A whole body made worse. */
    static byte[] body(String json, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> utf8("[".repeat(100_000));
            case 1 -> utf8("{\"a\":".repeat(20_000));
            case 2 -> utf8(json + json);
            case 3 -> utf8("\ufeff" + json);
            case 4 -> json.getBytes(StandardCharsets.UTF_16);
            case 5 -> json.getBytes(Charset.forName("GB18030"));
            case 6 -> utf8(json.isEmpty() ? json : json.substring(0, random.nextInt(json.length())));
            case 7 -> utf8("{" + "\"k\":1,".repeat(random.nextInt(40) == 0 ? 150_000 : 100) + "\"z\":1}");
            case 8 -> utf8(json.replaceFirst("\\{", "{\"__proto__\":1,"));
            case 9 -> utf8("null");
            case 10 -> utf8("[" + json + "]");
            case 11 -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{'};
            case 12 -> utf8("{\"x\":\"" + "y".repeat(random.nextInt(20) == 0 ? 1_100_000 : 1_000) + "\"}");
            default -> new byte[0];
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
