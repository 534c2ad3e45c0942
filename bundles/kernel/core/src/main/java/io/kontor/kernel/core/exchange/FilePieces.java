package io.kontor.kernel.core.exchange;

import io.kontor.kernel.core.table.TableSource;
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
final class FilePieces {
    private static final int PIECE = 1 << 19;

    private final Transactions transactions;

    FilePieces(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes a file as part of a transaction. */
    static void write(EntityManager em, UUID owner, InputStream file) {
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

    private static int insert(EntityManager em, UUID owner, int no, byte[] content) {
        String sql = "insert into kernel_file_piece (owner_id, piece_no, content) values (?, ?, ?)";
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(sql)) {
            insert.setString(1, owner.toString());
            insert.setInt(2, no);
            insert.setBytes(3, content);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** {@return a stream whose pieces are kept as they fill up, each in a transaction of its own} */
    OutputStream writer(UUID owner) {
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

    /** {@return the file, each piece read when it is needed} */
    TableSource source(UUID owner) {
        return () -> new InputStream() {
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
                    String sql = "select content from kernel_file_piece where owner_id = ? and piece_no = ?";
                    try (PreparedStatement select = em.unwrap(Connection.class).prepareStatement(sql)) {
                        select.setString(1, owner.toString());
                        select.setInt(2, no);
                        try (ResultSet row = select.executeQuery()) {
                            return Optional.ofNullable(row.next() ? row.getBytes(1) : null);
                        }
                    } catch (SQLException e) {
                        throw new PersistenceException(e);
                    }
                })
                .orElse(null);
    }

    /** Deletes a file. */
    void delete(UUID owner) {
        transactions.writeUnkeyed(em -> {
            try (PreparedStatement delete =
                    em.unwrap(Connection.class).prepareStatement("delete from kernel_file_piece where owner_id = ?")) {
                delete.setString(1, owner.toString());
                return delete.executeUpdate();
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        });
    }
}
