package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.TableFormat;
import java.util.Locale;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** Tables as bodies. */
final class Files {
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Files() {}

    /** {@return the format of a body} */
    static TableFormat format(MediaType type) {
        String name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        return name.equals(XLSX) ? TableFormat.XLSX : TableFormat.CSV;
    }

    /** {@return the answer with a file, made by the present call while it is sent} */
    static Response download(Download download) {
        Call call = Call.current();
        StreamingOutput body = out -> {
            Call before = Call.ifBound().orElse(null);
            call.bind();
            try {
                download.writeTo(out);
            } finally {
                if (before == null) {
                    Call.unbind();
                } else {
                    before.bind();
                }
            }
        };
        return Response.ok(body, type(download.format()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + download.fileName() + "\"")
                .build();
    }

    private static String type(TableFormat format) {
        return format == TableFormat.CSV ? CSV + ";charset=utf-8" : XLSX;
    }
}
