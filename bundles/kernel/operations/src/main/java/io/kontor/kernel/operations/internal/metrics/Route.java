package io.kontor.kernel.operations.internal.metrics;

/**
 * What requests are counted by.
 *
 * @param module name of the application's root
 * @param method method of the request
 * @param template template of the path
 */
record Route(String module, String method, String template) {}
