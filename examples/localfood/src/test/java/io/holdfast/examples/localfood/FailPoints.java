package io.holdfast.examples.localfood;

import io.holdfast.examples.localfood.market.MarketService;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * The fail points of one running service. When the one that is armed is reached, the service has
 * ended: no step that has a fail point does anything any more, as after a crash.
 */
final class FailPoints implements BeanPostProcessor, MethodInterceptor, Ordered {
  /** What a step of an ended service throws. */
  static final class ServiceEndedError extends Error {
    ServiceEndedError(FailPoint point) {
      super(point.name());
    }
  }

  private final List<FailPoint> points;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile FailPoint armed;

  FailPoints(MarketService service) {
    points = Arrays.stream(FailPoint.values()).filter(it -> it.service == service).toList();
  }

  void arm(FailPoint point) {
    armed = point;
  }

  CountDownLatch ended() {
    return ended;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (points.stream().noneMatch(it -> it.isOf(bean.getClass()))) {
      return bean;
    }
    if (bean instanceof Advised advised) {
      advised.addAdvice(0, this);
      return bean;
    }
    ProxyFactory proxy = new ProxyFactory(bean);
    proxy.setProxyTargetClass(bean.getClass().getInterfaces().length == 0);
    proxy.addAdvice(this);
    return proxy.getProxy();
  }

  /** Outside transactions, inside what makes calls asynchronous and what hears Kafka. */
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public Object invoke(MethodInvocation call) throws Throwable {
    check(call.getMethod(), true);
    Object result = call.proceed();
    check(call.getMethod(), false);
    return result;
  }

  private void check(Method called, boolean before) {
    for (FailPoint point : points) {
      if (point.isAt(called, before)) {
        if (point == armed) {
          ended.countDown();
        }
        if (ended.getCount() == 0) {
          throw new ServiceEndedError(armed);
        }
      }
    }
  }
}
