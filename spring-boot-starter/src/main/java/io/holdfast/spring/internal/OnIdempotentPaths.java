package io.holdfast.spring.internal;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if {@code holdfast.web.idempotency.paths} names a path. */
class OnIdempotentPaths implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return !Binder.get(context.getEnvironment())
        .bind("holdfast.web.idempotency.paths", Bindable.listOf(String.class))
        .orElse(List.of())
        .isEmpty();
  }
}
