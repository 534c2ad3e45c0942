/** What the tests need to start Kontor as shipped and to talk to it from outside. */
package io.kontor.itests.karaf.kit;
