package io.holdfast.jdbc.servers;

/** Runs MariaDB with settings of drivers and sessions that are not recommended. */
public final class OddDatabase extends TestDatabase {
  private static final String SESSION =
      "&sessionVariables=sql_select_limit=1,time_zone='-11:00',sql_mode=''";
  private static final String BOTH =
      "&useAffectedRows=true&useServerPrepStmts=true&allowMultiQueries=true&defaultFetchSize=1";

  private final Driver driver;

  /** Creates the database for one of the drivers. */
  public OddDatabase(Driver driver) {
    this.driver = driver;
  }

  @Override
  public String name() {
    return "MariaDB, oddly set up, by " + driver;
  }

  @Override
  public Engine engine() {
    return Engine.MARIADB;
  }

  @Override
  public TestSchema fresh() {
    TestSchema schema = MariaDbServer.shared().fresh(driver);
    String url =
        switch (driver) {
          case MARIADB_CLIENT -> schema.url() + BOTH + SESSION + "&useBulkStmts=true";
          case CONNECTOR_J ->
              schema.url()
                  + BOTH
                  + SESSION
                  + "&maxRows=1&useCursorFetch=true&rewriteBatchedStatements=true"
                  + "&useLocalSessionState=true&useLocalTransactionState=true"
                  + "&jdbcCompliantTruncation=false&padCharsWithSpace=true";
        };
    return new TestSchema(Engine.MARIADB, url, schema.user(), schema::close);
  }
}
