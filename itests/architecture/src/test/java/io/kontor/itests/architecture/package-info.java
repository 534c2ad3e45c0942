/** What no compiler checks: who may know whom, and that every code has its texts. */
package io.kontor.itests.architecture;
