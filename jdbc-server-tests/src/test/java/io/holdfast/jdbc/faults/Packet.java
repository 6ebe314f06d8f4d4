package io.holdfast.jdbc.faults;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds one packet of MySQL's protocol: three bytes of length, one of sequence, and the payload. A
 * command begins a sequence, and its payload begins with the command's number.
 */
final class Packet {
  private static final int HEADER = 4;
  private static final int COM_QUIT = 1;
  private static final int COM_QUERY = 3;
  private static final int LONGEST_COMMIT = 32;

  private final byte[] bytes;

  private Packet(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the next packet, or returns null at the end of the stream. */
  static @Nullable Packet read(DataInputStream in) throws IOException {
    byte[] header = new byte[HEADER];
    try {
      in.readFully(header);
    } catch (EOFException end) {
      return null;
    }
    int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    byte[] bytes = Arrays.copyOf(header, HEADER + length);
    in.readFully(bytes, HEADER, length);
    return new Packet(bytes);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /**
   * Tells whether the packet is a command, and not part of the handshake or the end of the
   * connection.
   */
  boolean isCommand() {
    return bytes.length > HEADER && bytes[HEADER - 1] == 0 && bytes[HEADER] != COM_QUIT;
  }

  /** Tells whether the packet is a COMMIT. */
  boolean isCommit() {
    if (!isCommand() || bytes[HEADER] != COM_QUERY || bytes.length > LONGEST_COMMIT) {
      return false;
    }
    // A driver may put the number of query attributes before the text.
    String text =
        new String(bytes, HEADER + 1, bytes.length - HEADER - 1, StandardCharsets.ISO_8859_1);
    return text.toUpperCase(Locale.ROOT).endsWith("COMMIT");
  }
}
