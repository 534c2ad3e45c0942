package io.kontor.kernel.api.exchange;

/** How a table stands in a file. */
public enum TableFormat {
    /** RFC 4180 in UTF-8, with or without byte order mark; comma, semicolon or tab. */
    CSV("text/csv", "csv"),
    /** Office Open XML workbook; its first sheet counts. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    TableFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** {@return the media type, without parameters} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the ending of file names, without dot} */
    public String extension() {
        return extension;
    }
}
