package io.holdfast.examples.cli.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, read one at a time. The length of a line is bounded, so that no file
 * can fill the memory. Not safe for use by several threads.
 */
final class BoundedLines {
  /** The largest length of a line, in bytes. */
  static final int MAX_BYTES = 64 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private long number;

  /** Creates a reader of a buffered stream, which the caller closes. */
  BoundedLines(InputStream in) {
    this.in = in;
  }

  /** Returns the number of the last line read, from 1. */
  long number() {
    return number;
  }

  /**
   * Returns the next line without its end, or null after the last one.
   *
   * @throws BrokenLineException if the line is too long or not UTF-8; the next call continues after
   *     it
   */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    number++;
    boolean tooLong = false;
    for (; read >= 0 && read != '\n'; read = in.read()) {
      tooLong |= line.size() >= MAX_BYTES;
      if (!tooLong) {
        line.write(read);
      }
    }
    if (tooLong) {
      throw new BrokenLineException("longer than " + MAX_BYTES + " bytes");
    }
    return decoded(line.toByteArray());
  }

  private String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      return number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    } catch (CharacterCodingException e) {
      throw new BrokenLineException("not UTF-8");
    }
  }
}
