package io.kontor.itests.karaf.fuzz;

import java.util.Map;

/**
 * One request.
 *
 * @param operation what it is for
 * @param role who sends it
 * @param target path and query as sent
 * @param headers headers
 * @param body body
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on purpose
record Shot(Operation operation, Role role, String target, Map<String, String> headers, byte[] body) {
    /** Who sends requests. */
    enum Role {
        NOBODY,
        POWERLESS,
        FIRST_OWNER,
        SECOND_OWNER,
        READER,
        ADMINISTRATOR
    }

    @Override
    public String toString() {
        String shown = new String(body, java.nio.charset.StandardCharsets.UTF_8);
        return operation.method() + " " + abbreviated(target) + " as " + role + " " + abbreviated(headers.toString())
                + " " + abbreviated(shown);
    }

    private static String abbreviated(String text) {
        return text.length() <= 1_500 ? text : text.substring(0, 1_500) + "... of " + text.length();
    }
}
