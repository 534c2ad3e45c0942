package io.kontor.credit.api.terms;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Checks terms tables and decides by them. */
@ProviderType
public interface TermsTables {
    /** {@return the example table shipped with Kontor: five grades, held when overdue} */
    TermsTable exampleTable();

    /**
     * {@return every gap, overlap and unreachable row. The check is exact: the bounds of all rows cut each axis into
     * cells in which every case is decided alike, and every cell is tried; the unknown index is a cell of its own}
     *
     * @param table the table
     */
    List<TermsFinding> check(TermsTable table);

    /**
     * {@return the table made ready for decisions}
     *
     * @param table the table; where it has faults, the first matching row decides
     */
    TermsDecider decider(TermsTable table);
}
