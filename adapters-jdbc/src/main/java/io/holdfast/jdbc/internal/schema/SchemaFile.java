package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a numbered file of the schema. There is one for each dialect under the same number. The
 * name begins with {@code holdfast_V}, so that no tool takes it for a migration of the host.
 *
 * @param version the number of the file
 * @param file the path below the schema folder
 */
record SchemaFile(long version, String file) {
  /** The version of the schema that this library writes and reads. */
  static final long CURRENT = 1;

  private static final String ROOT = "/io/holdfast/jdbc/schema/";

  static List<SchemaFile> of(SqlDialect dialect) {
    return List.of(new SchemaFile(1, dialect.schemaFolder() + "/holdfast_V1__schema.sql"));
  }

  /** Returns the statements of the file, in order, without lines that are comments. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (String statement : text().replaceAll("(?m)^--.*$", "").split(";\\s*(\\n|$)", -1)) {
      if (!statement.isBlank()) {
        statements.add(statement.strip());
      }
    }
    return statements;
  }

  private String text() {
    try (InputStream in = SchemaFile.class.getResourceAsStream(ROOT.concat(file))) {
      if (in == null) {
        throw new IllegalStateException(file.concat(" is missing from the library"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
