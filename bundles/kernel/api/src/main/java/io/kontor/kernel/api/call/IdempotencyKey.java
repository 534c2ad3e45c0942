package io.kontor.kernel.api.call;

/**
 * The caller's key for one command; the same key always gets the same answer.
 *
 * @param route method and path the key was sent to; a key is scoped to caller and route
 * @param key 1 to 200 visible ASCII characters
 * @param requestHash SHA-256 (hex) over the request, so that a key reused with another body is noticed
 */
public record IdempotencyKey(String route, String key, String requestHash) {
    /**
     * {@return the key of one item of a batch}
     *
     * @param index position in the batch, from 0
     */
    public IdempotencyKey item(int index) {
        return new IdempotencyKey(route, key + "#" + index, requestHash);
    }
}
