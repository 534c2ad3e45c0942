package io.kontor.credit.api.fitting;

/** One input of a sample. */
public sealed interface Column permits NumberColumn, LevelColumn {
    /** {@return code of the fact, unique in the sample} */
    String code();

    /** {@return number of rows} */
    int rows();
}
