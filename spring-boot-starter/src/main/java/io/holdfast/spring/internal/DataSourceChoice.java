package io.holdfast.spring.internal;

import io.holdfast.spring.HoldfastDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The {@code DataSource} that the store uses.
 *
 * @param source the {@code DataSource}
 * @param separate whether it is marked with {@link HoldfastDataSource}; otherwise it is the primary
 *     or the only one
 */
record DataSourceChoice(DataSource source, boolean separate) {
  /**
   * Chooses.
   *
   * @param marked gives the one that is marked
   * @param usual gives the primary or the only one
   * @throws UnclearDataSourceException if several are marked, or if none is and there is not one
   *     that is primary or the only one
   */
  static DataSourceChoice of(
      ListableBeanFactory beans,
      ObjectProvider<DataSource> marked,
      ObjectProvider<DataSource> usual) {
    try {
      DataSource separate = marked.getIfAvailable();
      return separate == null
          ? new DataSourceChoice(usual.getObject(), false)
          : new DataSourceChoice(separate, true);
    } catch (NoSuchBeanDefinitionException e) { // also thrown if there are several
      String[] names =
          BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, DataSource.class, true, false);
      // Not its cause: Spring Boot would explain that one, and name no way out that fits.
      UnclearDataSourceException unclear = new UnclearDataSourceException(String.join(", ", names));
      unclear.addSuppressed(e);
      throw unclear;
    }
  }
}
