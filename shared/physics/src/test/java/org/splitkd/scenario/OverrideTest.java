package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.model.Training;
import org.splitkd.scenario.DistillationSettings.Student;

/** Every key can be overridden, and each override changes the run. */
@Tag("slow")
class OverrideTest {

  /** Another legal value for each key of the case study. */
  private static final String CASE_STUDY =
      """
      models.teacher=llama-3.2-1b
      models.student=llama-3.1-8b
      models.preset=real
      workload.sequence-length=256
      workload.batch-size=8
      workload.batches-per-epoch=3
      workload.local-epochs=1
      workload.training=full
      workload.lora-rank=8
      workload.activation-bits=8
      workload.gradient-bits=8.5
      workload.parameter-bits=32
      workload.label-bits=17
      workload.optimizer-bits=64
      workload.download-parameters=false
      workload.upload-parameters=false
      workload.schedule=overlapped
      workload.charge-as=trained
      server.device=a100
      fleet=[{device=orin-nx-8gb,f-ghz=0.7}]
      modem.p-tx-w=0
      modem.p-rx-w=0
      base-station.p-tx-w=40
      base-station.p-rx-w=12
      radio.environment=uma
      radio.carrier-ghz=3.5
      radio.bs-height-m=25
      radio.ue-height-m=2
      radio.shadowing=true
      radio.n-prb=264
      radio.numerology=2
      radio.layers=2.0
      radio.overhead-up=0
      radio.overhead-down=0.2
      radio.share-up=0.25
      radio.share-down=0.4
      radio.ue-dbm=26
      radio.bs-dbm=40
      radio.ue-gain-dbi=0
      radio.bs-gain-dbi=-3
      radio.extra-loss-db=6
      radio.cqi-table=256qam
      radio.snr-thresholds=lena
      radio.outage-s=86400
      radio.channels.good=-170
      radio.channels.normal=null
      radio.channels.poor=-158.5
      mobility.speed-kmh=50
      mobility.lap-los-side-m=300
      mobility.lap-depth-m=100
      mobility.bs-offset-m=0
      mobility.bin-m=2
      policy.methods=[proposed,server-only]
      policy.beta=0.9
      policy.selection=index
      policy.respect-memory=false
      policy.accounting=full
      policy.count-base-station=true
      policy.wait-s=2
      policy.attempts=1
      run.trials=100000
      run.seed=-9223372036854775808
      run.answer-timeout-s=5
      faults.vehicle-dies=1
      distillation.text=my-speeches
      distillation.held-out=1
      distillation.teacher=my-teacher
      distillation.student.blocks=2
      distillation.student.width=256
      distillation.student.feed-forward-width=320
      distillation.student.heads=8
      distillation.student.key-value-heads=4
      distillation.rounds=1
      distillation.sequence-length=1
      distillation.batch-size=16
      distillation.channel=poor
      distillation.method=device-only
      distillation.temperature=1
      distillation.alpha=0
      distillation.training=lora
      distillation.lora-alpha=8
      distillation.learning-rate=1
      distillation.warmup-steps=0
      distillation.final-learning-rate=1
      distillation.beta1=0
      distillation.beta2=0.999
      distillation.epsilon=1e-6
      distillation.weight-decay=0
      distillation.clip-norm=0.5
      distillation.evaluation-tokens=128
      distillation.baseline=false
      distillation.threads=2
      distillation.wire.teacher-input=int8
      distillation.wire.smashed-data=fp32
      distillation.wire.gradient=fp16
      distillation.wire.parameters=bf16
      distillation.wire.optimizer=fp32
      """;

  /** The same for the entries of the catalogues that the case study uses. */
  private static final String CATALOGUES =
      """
      architectures."llama-3.2-1b".width=4096
      architectures."llama-3.2-1b".feed-forward-width=4096
      architectures."llama-3.2-1b".heads=16
      architectures."llama-3.2-1b".key-value-heads=4
      architectures."llama-3.2-1b".vocabulary=32000
      architectures."llama-3.2-1b".blocks=24
      architectures."llama-3.2-1b".tied-embedding=false
      architectures."llama-3.2-1b".partitions.paper=2
      gpus.rtx-4090.f-max-ghz=2.6
      gpus.rtx-4090.f-min-ghz=2.52
      gpus.rtx-4090.f-floor-ghz=3
      gpus.rtx-4090.cores=18432
      gpus.rtx-4090.flop-per-core-cycle=8
      gpus.rtx-4090.utilisation=1
      gpus.rtx-4090.p-max-w=500
      gpus.rtx-4090.p-static-w=0
      gpus.rtx-4090.p-wait-w=0
      gpus.rtx-4090.memory-gib=48
      gpus.rtx-4090.memory-gb-s=960
      devices.orin-nx-8gb.cores=512
      devices.orin-nx-8gb.flop-per-core-cycle=8
      devices.orin-nx-8gb.utilisation=0.3
      devices.orin-nx-8gb.p-rated-w=5
      devices.orin-nx-8gb.f-rated-ghz=1
      devices.orin-nx-8gb.p-idle-w=20.0
      devices.orin-nx-8gb.memory-gib=7.5
      devices.orin-nx-8gb.memory-gb-s=68
      devices.orin-nx-8gb.system-bytes=0
      devices.orin-nx-8gb.battery-wh=1e6
      """;

  /** The same for the keys of the trace. */
  private static final String SUMO =
      """
      mobility.base-station=[1.5,-2]
      mobility.line-of-sight=probability
      mobility.streets=[[120,-10,140,260]]
      mobility.bin-m=5
      mobility.trace=null
      radio.shadowing=true
      """;

  /** A second GPU to choose. */
  private static final String A100 = "gpus.a100=${splitkd.gpus.rtx-4090} { memory-gib = 80 }";

  private static final Scenario UNCHANGED = Scenarios.caseStudy(A100);
  private static final Scenario UNCHANGED_STREETS = Scenarios.sumo();

  @ParameterizedTest
  @MethodSource("caseStudySets")
  void shouldChangeScenario(String set) {
    assertNotEquals(UNCHANGED, Scenarios.caseStudy(A100, set));
  }

  @ParameterizedTest
  @MethodSource("sumoSets")
  void shouldChangeScenarioOnStreets(String set) {
    assertNotEquals(UNCHANGED_STREETS, Scenarios.sumo(set));
  }

  @Test
  void shouldHaveAnOverrideForEveryKey() {
    LoadedScenario loaded = ScenarioFile.load(Scenarios.CASE_STUDY, List.of());
    Set<String> keys =
        ConfigFactory.parseString(loaded.rendered()).getConfig("splitkd").entrySet().stream()
            .map(entry -> entry.getKey())
            .filter(key -> !ConfigUtil.splitPath(key).get(0).matches("architectures|gpus|devices"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> overridden =
        Stream.concat(CASE_STUDY.lines(), SUMO.lines())
            .map(set -> set.split("=", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    // Absent unless there is a trace.
    overridden.remove("mobility.trace");
    // These change a scenario only together with another key and have their own test.
    overridden.add("mobility.los-correlation-m");
    overridden.add("distillation.lora-rank");
    assertEquals(keys, overridden);
  }

  @Test
  void shouldChangeCorrelationWhereLineOfSightIsByChance() {
    String byChance = "mobility.line-of-sight=probability";
    assertNotEquals(
        Scenarios.sumo(byChance), Scenarios.sumo(byChance, "mobility.los-correlation-m=20"));
  }

  @Test
  void shouldChangeRankOfAdaptersWhereTheyAreTrained() {
    assertEquals(
        new Training.Lora(4),
        Scenarios.caseStudy("distillation.training=lora", "distillation.lora-rank=4")
            .distillation()
            .training());
  }

  @Test
  void shouldTakeAFolderForTheStudent() {
    assertEquals(
        new Student.Folder(Scenarios.CONF.resolve("my-student")),
        Scenarios.caseStudy("distillation.student=my-student").distillation().sources().student());
  }

  static List<String> caseStudySets() {
    return (CASE_STUDY + CATALOGUES).lines().toList();
  }

  static List<String> sumoSets() {
    return SUMO.lines().toList();
  }
}
