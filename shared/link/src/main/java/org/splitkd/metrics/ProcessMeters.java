package org.splitkd.metrics;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Resource use of the process: heap, native memory, threads, garbage collections. */
final class ProcessMeters {

  private ProcessMeters() {}

  static void bind(NodeFigures figures, MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      // Micrometer's own binder misses collections before it was bound, and the names of some.
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
        .description("Native tensors that are not freed yet")
        .register(registry);
    if (ResidentMemory.isTold()) {
      Gauge.builder("process.resident.memory", ResidentMemory::bytes)
          .baseUnit("bytes")
          .description("Physical memory of the process, heap and native")
          .register(registry);
    }
  }
}
