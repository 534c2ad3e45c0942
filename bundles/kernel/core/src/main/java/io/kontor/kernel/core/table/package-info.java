/**
 * Tables in files, read and written row by row: CSV and XLSX, with limits on everything a file can make large. XLSX is
 * read and written with the JDK's own streaming XML and ZIP: limits then hold where the octets come in.
 */
@NullMarked
package io.kontor.kernel.core.table;

import org.jspecify.annotations.NullMarked;
