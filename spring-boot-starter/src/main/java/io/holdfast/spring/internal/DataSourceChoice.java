package io.holdfast.spring.internal;

import io.holdfast.spring.HoldfastDataSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.HierarchicalBeanFactory;
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
      // Not its cause: Spring Boot would explain that one, and name no way out that fits.
      UnclearDataSourceException unclear =
          new UnclearDataSourceException(String.join(", ", names(beans)));
      unclear.addSuppressed(e);
      throw unclear;
    }
  }

  /**
   * Returns those whose transactions {@link io.holdfast.spring.TransactionalStock} joins: that of
   * the application, which is the primary, the only one, or the only one that is not marked, if it
   * is clear; and the one that is marked.
   */
  static List<DataSource> joinable(
      ListableBeanFactory beans,
      ObjectProvider<DataSource> marked,
      ObjectProvider<DataSource> usual) {
    List<DataSource> joinable = new ArrayList<>(2);
    DataSource clear = usual.getIfUnique();
    DataSource own = clear == null ? onlyUnmarked(beans) : clear;
    if (own != null) {
      joinable.add(own);
    }
    DataSource separate = marked.getIfUnique();
    if (separate != null && separate != own) {
      joinable.add(separate);
    }
    return joinable;
  }

  private static @Nullable DataSource onlyUnmarked(ListableBeanFactory beans) {
    List<String> unmarked =
        Arrays.stream(names(beans)).filter(name -> !isMarked(beans, name)).toList();
    return unmarked.size() == 1 ? beans.getBean(unmarked.get(0), DataSource.class) : null;
  }

  /**
   * Returns the names of all, in this context and its parents. A bean that is not a default
   * candidate is one of them.
   */
  static String[] names(ListableBeanFactory beans) {
    return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
        beans, DataSource.class, true, false);
  }

  /** Looks at the bean where it is defined: a context does not see annotations in its parent. */
  private static boolean isMarked(ListableBeanFactory beans, String name) {
    BeanFactory definedIn = beans;
    while (definedIn instanceof HierarchicalBeanFactory child && !child.containsLocalBean(name)) {
      definedIn = child.getParentBeanFactory();
    }
    return definedIn instanceof ListableBeanFactory it
        && it.findAnnotationOnBean(name, HoldfastDataSource.class) != null;
  }
}
