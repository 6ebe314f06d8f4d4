package io.holdfast.spring.internal;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if there is any {@code DataSource}, in this context or a parent of it; also one that is
 * not a default candidate, which the conditions of Spring Boot leave out.
 */
class OnDataSource extends SpringBootCondition implements ConfigurationCondition {
  @Override
  public ConfigurationPhase getConfigurationPhase() {
    return ConfigurationPhase.REGISTER_BEAN;
  }

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    boolean found = beans != null && DataSourceChoice.names(beans).length > 0;
    return new ConditionOutcome(
        found,
        ConditionMessage.forCondition("Holdfast JDBC store")
            .because(found ? "found a DataSource" : "found no DataSource"));
  }
}
