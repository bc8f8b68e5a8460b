package org.splitkd.metrics;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** What the process takes of its machine: heap, native memory, threads, garbage collections. */
final class ProcessMeters {

  private ProcessMeters() {}

  static void bind(NodeFigures figures, MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      // The binder of Micrometer knows only collections that came after it, and some not by name.
      FunctionTimer.builder(
              "jvm.gc.collection",
              collector,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .tag("gc", collector.getName())
          .description("Time spent in garbage collections")
          .register(registry);
    }
    Gauge.builder("splitkd.native.tensors", figures::nativeTensors)
        .description("Native tensors that are kept and not freed yet")
        .register(registry);
    if (ResidentMemory.isTold()) {
      Gauge.builder("process.resident.memory", ResidentMemory::bytes)
          .baseUnit("bytes")
          .description("Physical memory of the process, heap and native")
          .register(registry);
    }
  }
}
