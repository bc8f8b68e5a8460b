package org.splitkd.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Trainers whose calls are reported to a listener, or that break. */
final class Intercepted {

  private Intercepted() {}

  /** Reports the name and first argument of every call before it is made. */
  static <T> T listening(Class<T> type, T trainer, BiConsumer<String, Object> listener) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              listener.accept(method.getName(), arguments == null ? "nothing" : arguments[0]);
              try {
                return method.invoke(trainer, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
    return type.cast(proxy);
  }

  /** Breaks at the {@code time}-th call of this name, from 1, and works again afterwards. */
  static <T> T breaking(Class<T> type, T trainer, String call, int time) {
    AtomicInteger calls = new AtomicInteger();
    return listening(
        type,
        trainer,
        (name, argument) -> {
          if (name.equals(call) && calls.incrementAndGet() == time) {
            throw new IllegalStateException("out of memory");
          }
        });
  }
}
