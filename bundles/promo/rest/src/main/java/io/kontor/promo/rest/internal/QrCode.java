package io.kontor.promo.rest.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as a drawing that is sharp at any size, with the quiet zone readers need. */
final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /** {@return an SVG element of a text} */
    static String svg(String text) {
        ByteMatrix dots = dots(text);
        int side = dots.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" shape-rendering=\"crispEdges\" viewBox=\"0 0 "
                + side + ' ' + side + "\"><path d=\"" + path + "\"/></svg>";
    }

    private static ByteMatrix dots(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
