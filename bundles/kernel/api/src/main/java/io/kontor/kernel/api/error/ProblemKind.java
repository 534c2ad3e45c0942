package io.kontor.kernel.api.error;

/** Why a call was refused; decides the HTTP status of the answer. */
public enum ProblemKind {
    /** The request cannot be understood: syntax, unknown field, wrong type. */
    MALFORMED(400),
    /** No valid session or token. */
    UNAUTHENTICATED(401),
    /** The caller is known but lacks a permission or a field class. */
    FORBIDDEN(403),
    /** Does not exist, or is outside the caller's row scope. */
    NOT_FOUND(404),
    /** The resource exists but not with this method. */
    METHOD_NOT_ALLOWED(405),
    /** No representation the caller accepts. */
    NOT_ACCEPTABLE(406),
    /** Contradicts the present state, for example a taken code. */
    CONFLICT(409),
    /** Was there and is not any more. */
    GONE(410),
    /** The caller's version (ETag) is not the present one. */
    STALE(412),
    /** Body, page, depth or another size is above its limit. */
    TOO_LARGE(413),
    /** The body's media type is not supported. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Understood, but a value breaks a rule. */
    INVALID(422),
    /** A change without If-Match. */
    PRECONDITION_REQUIRED(428),
    /** Throttled; try again later. */
    TOO_MANY_REQUESTS(429),
    /** A defect of ours; the log has the same incident id. */
    INTERNAL(500),
    /** A module or the database is absent just now. */
    UNAVAILABLE(503),
    /** No room left to keep a change; reading goes on. */
    INSUFFICIENT_STORAGE(507);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** {@return the HTTP status code, 400 to 599} */
    public int status() {
        return status;
    }
}
