/** What is left when the power goes. */
package io.kontor.itests.karaf.crash;
