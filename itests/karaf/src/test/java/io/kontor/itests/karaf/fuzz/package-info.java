/** Sends what nobody should send to everything the OpenAPI document names, as everybody. */
package io.kontor.itests.karaf.fuzz;
