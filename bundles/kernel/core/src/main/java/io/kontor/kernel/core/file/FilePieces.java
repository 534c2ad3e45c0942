package io.kontor.kernel.core.file;

import io.kontor.kernel.jpa.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** Files in the database: in its backups, and there for every node. One piece in memory at a time. */
public final class FilePieces {
    private static final int PIECE = 1 << 19;

    private final Transactions transactions;
    private final String insert;
    private final String select;
    private final String delete;

    /** Files in a table with the columns owner_id, piece_no and content. */
    public FilePieces(Transactions transactions, String table) {
        this.transactions = transactions;
        this.insert = "insert into " + table + " (owner_id, piece_no, content) values (?, ?, ?)";
        this.select = "select content from " + table + " where owner_id = ? and piece_no = ?";
        this.delete = "delete from " + table + " where owner_id = ?";
    }

    /** Writes a file as part of a transaction. */
    public void write(EntityManager em, UUID owner, InputStream file) {
        try {
            byte[] piece = file.readNBytes(PIECE);
            for (int no = 0; piece.length > 0; no++) {
                insert(em, owner, no, piece);
                piece = file.readNBytes(PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int insert(EntityManager em, UUID owner, int no, byte[] content) {
        try (PreparedStatement piece = em.unwrap(Connection.class).prepareStatement(insert)) {
            piece.setString(1, owner.toString());
            piece.setInt(2, no);
            piece.setBytes(3, content);
            return piece.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** {@return a stream whose pieces are kept as they fill up, each in a transaction of its own} */
    public OutputStream writer(UUID owner) {
        return new OutputStream() {
            private final byte[] piece = new byte[PIECE];
            private int length;
            private int no;

            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int count) {
                int at = offset;
                while (at < offset + count) {
                    int part = Math.min(PIECE - length, offset + count - at);
                    System.arraycopy(from, at, piece, length, part);
                    length += part;
                    at += part;
                    if (length == PIECE) {
                        keep();
                    }
                }
            }

            private void keep() {
                byte[] full = Arrays.copyOf(piece, length);
                transactions.writeUnkeyed(em -> insert(em, owner, no, full));
                no++;
                length = 0;
            }

            @Override
            public void close() {
                if (length > 0) {
                    keep();
                }
            }
        };
    }

    /** {@return the file, each piece read when it is needed; empty when it is not there} */
    public InputStream open(UUID owner) {
        return new InputStream() {
            private InputStream piece = InputStream.nullInputStream();
            private int no;
            private boolean end;

            @Override
            public int read() throws IOException {
                byte[] octet = new byte[1];
                return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int octets = piece.read(into, offset, length);
                while (octets < 0 && !end) {
                    byte[] next = piece(owner, no++);
                    end = next == null;
                    piece = next == null ? InputStream.nullInputStream() : new ByteArrayInputStream(next);
                    octets = piece.read(into, offset, length);
                }
                return octets;
            }
        };
    }

    private byte @Nullable [] piece(UUID owner, int no) {
        return transactions
                .read(em -> {
                    try (PreparedStatement query = em.unwrap(Connection.class).prepareStatement(select)) {
                        query.setString(1, owner.toString());
                        query.setInt(2, no);
                        try (ResultSet row = query.executeQuery()) {
                            return Optional.ofNullable(row.next() ? row.getBytes(1) : null);
                        }
                    } catch (SQLException e) {
                        throw new PersistenceException(e);
                    }
                })
                .orElse(null);
    }

    /** Deletes a file. */
    public void delete(UUID owner) {
        transactions.writeUnkeyed(em -> {
            try (PreparedStatement pieces = em.unwrap(Connection.class).prepareStatement(delete)) {
                pieces.setString(1, owner.toString());
                return pieces.executeUpdate();
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        });
    }
}
