package io.holdfast.jdbc.servers;

import java.time.Duration;

/** The two drivers that speak MySQL's protocol, with the recommended settings. */
public enum Driver {
  MARIADB_CLIENT {
    @Override
    public String url(Address address, String database, Duration socketTimeout) {
      return "jdbc:mariadb://%s/%s?sslMode=disable&allowPublicKeyRetrieval=true&connectTimeout=2000&socketTimeout=%d"
          .formatted(address, database, socketTimeout.toMillis());
    }
  },
  CONNECTOR_J {
    @Override
    public String url(Address address, String database, Duration socketTimeout) {
      return ("jdbc:mysql://%s/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=2000&socketTimeout=%d"
                  + "&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=8192")
          .formatted(address, database, socketTimeout.toMillis());
    }
  };

  /**
   * Returns a JDBC URL.
   *
   * @param database the schema; empty for none
   * @param socketTimeout the longest time that the driver waits for an answer
   */
  public abstract String url(Address address, String database, Duration socketTimeout);
}
