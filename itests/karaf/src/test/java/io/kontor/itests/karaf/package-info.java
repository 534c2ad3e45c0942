/** The distribution as shipped, driven by REST from outside. */
package io.kontor.itests.karaf;
