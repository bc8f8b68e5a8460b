package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-line errors for every wrong value in the case study, without the place {@code --set: }. */
@Tag("slow")
class WrongValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          radio.n-prb=0 | radio.n-prb = 0: must be 1 to 275
          radio.n-prb=276 | radio.n-prb = 276: must be 1 to 275
          radio.n-prb=abc | radio.n-prb = abc: must be a whole number, 1 to 275
          radio.n-prb=4.5 | radio.n-prb = 4.5: must be a whole number, 1 to 275
          radio.n-prb=[1] | radio.n-prb = [ … ]: must be a whole number, 1 to 275
          radio.n-prb="132" | radio.n-prb = "132": must be a whole number, 1 to 275
          radio.n-prb.x=1 | radio.n-prb = { … }: must be a whole number, 1 to 275
          radio.n-prb=99999999999999999999 | radio.n-prb = "99999999999999999999": must be a whole number, 1 to 275
          radio.nprb=1 | radio.nprb: unknown key, nearest is n-prb
          radoi.n-prb=1 | radoi: unknown key, nearest is radio
          workload.bathc-size=1 | workload.bathc-size: unknown key, nearest is batch-size
          devices.orin-nx-8gb.utilization=0.5 | devices.orin-nx-8gb.utilization: unknown key, nearest is utilisation
          server.f-max=2 | server.f-max: unknown key, nearest is f-max-ghz
          mobility.tracer=t.csv | mobility.tracer: unknown key, nearest is trace
          radio=5 | radio = 5: must be a section { … }
          fleet=5 | fleet = 5: must be a list [ … ]
          radio.carrier-ghz=NaN | radio.carrier-ghz = NaN: must be a number, above 0
          radio.carrier-ghz=1e999 | radio.carrier-ghz = Infinity: must be above 0
          radio.ue-dbm=1e999 | radio.ue-dbm = Infinity: must be finite
          radio.ue-dbm=loud | radio.ue-dbm = loud: must be a number
          radio.carrier-ghz=0 | radio.carrier-ghz = 0: must be above 0
          radio.shadowing=maybe | radio.shadowing = maybe: must be true or false
          radio.environment=rma | radio.environment = rma: must be umi or uma
          radio.snr-thresholds=3gpp | radio.snr-thresholds = 3gpp: must be canonical, awgn, mathworks or lena
          radio.cqi-table=64 | radio.cqi-table = 64: must be 64qam or 256qam
          radio.layers=9 | radio.layers = 9: must be 1 to 8
          radio.numerology=7 | radio.numerology = 7: must be 0 to 6
          radio.overhead-up=1 | radio.overhead-up = 1: must be 0 or more, below 1
          radio.share-down=0.6 | radio.share-down = 0.6: must be at most 1 together with share-up = 0.5
          radio.share-up=0 | radio.share-up = 0: must be above 0, at most 1
          radio.outage-s=0 | radio.outage-s = 0: must be above 0, at most 86400
          radio.outage-s=86401 | radio.outage-s = 86401: must be above 0, at most 86400
          radio.ue-height-m=1 | radio.ue-height-m = 1: must be above 1
          radio.channels={good:null,normal:null,poor:null} | radio.channels: must have at least one channel
          radio.channels.Good=-166 | radio.channels.Good = -166: a channel's name must be of a-z, 0-9 and -, and not begin with -
          radio.channels.noisy=-60 | radio.channels.noisy = -60: vehicle 1 is out of coverage at every point of its drive
          modem.p-tx-w=-5 | modem.p-tx-w = -5: must be 0 or more
          base-station.p-rx-w=-1 | base-station.p-rx-w = -1: must be 0 or more
          server.device=rtx-4080 | server.device = rtx-4080: not in gpus, nearest is rtx-4090
          server.f-min-ghz=3 | server.f-min-ghz = 3: must be at most f-max-ghz = 2.52
          server.f-max-ghz=0.2 | server.f-max-ghz = 0.2: must be at least f-min-ghz = 0.21
          server.p-static-w=450 | server.p-static-w = 450: must be below p-max-w = 450
          server.f-floor-ghz=0 | server.f-floor-ghz = 0: must be above 0
          server.utilisation=1.1 | server.utilisation = 1.1: must be above 0, at most 1
          gpus.rtx-4090.cores=0 | gpus.rtx-4090.cores = 0: must be 1 to 10000000
          devices.orin-nx-8gb.p-idle-w=21 | devices.orin-nx-8gb.p-idle-w = 21: must be at most p-rated-w = 20
          devices.orin-nx-8gb.p-rated-w=4 | devices.orin-nx-8gb.p-rated-w = 4: must be at least p-idle-w = 5
          fleet=[] | fleet: must have at least one vehicle
          fleet=[{device=agx-orin,f-ghz=1}] | fleet[0].device = agx-orin: not in devices, nearest is agx-orin-64gb
          fleet=[{device=orin-nx-8gb,f-ghz=1,cout=2}] | fleet[0].cout: unknown key, nearest is count
          fleet=[{device=orin-nx-8gb,f-ghz=1},{device=orin-nx-8gb,f-ghz=-1}] | fleet[1].f-ghz = -1: must be above 0
          fleet=[{device=orin-nx-8gb,f-ghz=1,count=0}] | fleet[0].count = 0: must be 1 to 1000000
          fleet=[{device=orin-nx-8gb,f-ghz=1,memory-gib=0}] | fleet[0].memory-gib = 0: must be above 0
          devices.orin-nx-8gb.battery-wh=0 | devices.orin-nx-8gb.battery-wh = 0: must be above 0, at most 1000000
          fleet=[{device=orin-nx-8gb,f-ghz=1,battery-wh=1000001}] | fleet[0].battery-wh = 1000001: must be above 0, at most 1000000
          fleet=[{device=orin-nx-8gb,f-ghz=1,battery-wh=full}] | fleet[0].battery-wh = full: must be a number, above 0, at most 1000000
          devices.orin-nx-8gb.memory-gb-s=0 | devices.orin-nx-8gb.memory-gb-s = 0: must be above 0
          server.memory-gb-s=1e999 | server.memory-gb-s = Infinity: must be above 0
          fleet=[3] | fleet[0] = 3: must be a section { … }
          models.teacher=llama-3.1-8 | models.teacher = llama-3.1-8: not in architectures, nearest is llama-3.1-8b
          models.preset=papr | models.preset = papr: must be paper or real
          architectures."llama-3.2-1b".heads=33 | architectures."llama-3.2-1b".heads = 33: must be a divisor of width = 2048
          architectures."llama-3.2-1b".width=2050 | architectures."llama-3.2-1b".width = 2050: must be a multiple of heads = 32
          architectures."llama-3.2-1b".key-value-heads=7 | architectures."llama-3.2-1b".key-value-heads = 7: must be a divisor of heads = 32
          workload.training=qlora | workload.training = qlora: must be lora or full
          workload.schedule=fast | workload.schedule = fast: must be sequential or overlapped
          workload.lora-rank=0 | workload.lora-rank = 0: must be 1 to 1000000
          workload.activation-bits=0 | workload.activation-bits = 0: must be above 0, at most 64
          workload.label-bits=-1 | workload.label-bits = -1: must be 0 to 64
          workload.label-bits=65 | workload.label-bits = 65: must be 0 to 64
          workload.optimizer-bits=-1 | workload.optimizer-bits = -1: must be 0 to 128
          workload.optimizer-bits=129 | workload.optimizer-bits = 129: must be 0 to 128
          workload.charge-as=student | workload.charge-as = student: must be models or trained
          mobility.speed-kmh=0 | mobility.speed-kmh = 0: must be above 0
          mobility.bin-m=0 | mobility.bin-m = 0: must be 0.01 to 1000
          policy.methods=[] | policy.methods: must have at least one method
          policy.methods=[proposed,proposed] | policy.methods[1] = proposed: is already in the list
          policy.methods=[Best] | policy.methods[0] = Best: a method's name must be of a-z, 0-9 and -, begin with a letter and have at most 32 characters
          policy.methods=[proposed,3] | policy.methods[1] = 3: must be a name
          policy.methods=[a,b,c,d,e,f,g,h,i,j,k,l,m] | policy.methods: must have at most 12 methods
          policy.reference=best | policy.reference = best: not in policy.methods, nearest is proposed
          claims=5 | claims = 5: must be a list [ … ]
          claims=[{method=propsed,reference=server-only,measure=delay,at-least=0.1}] | claims[0].method = propsed: not in policy.methods, nearest is proposed
          claims=[{method=proposed,reference=best,measure=delay,at-least=0.1}] | claims[0].reference = best: not in policy.methods, nearest is proposed
          claims=[{method=proposed,reference=proposed,measure=delay,at-least=0.1}] | claims[0].reference = proposed: must differ from method
          claims=[{method=proposed,reference=server-only,measure=speed,at-least=0.1}] | claims[0].measure = speed: must be delay, energy, device-time, uplink-time, server-time, downlink-time, waiting-time, wasted-time, server-energy, device-energy, sending-energy, receiving-energy or wasted-energy
          claims=[{method=proposed,reference=server-only,measure=delay,at-least=16}] | claims[0].at-least = 16: must be -10 to 1
          claims=[{method=proposed,reference=server-only,measure=delay,at-least=0.1,sources=x}] | claims[0].sources: unknown key, nearest is source
          claims=[{method=proposed,reference=server-only,measure=delay,at-least=0.1},{method=proposed,reference=server-only,measure=delay,at-least=0.2}] | claims[1] = { … }: "delay of proposed below server-only" is already in the list
          policy.settings=5 | policy.settings = 5: must be a section { … }
          policy.settings.proposed=5 | policy.settings.proposed = 5: must be a section { … }
          policy.settings.Best={} | policy.settings.Best = { … }: a method's name must be of a-z, 0-9 and -, begin with a letter and have at most 32 characters
          policy.settings.best.policy=[] | policy.settings.best.policy = []: must be a name
          policy.beta=0 | policy.beta = 0: must be above 0, at most 100
          policy.accounting=all | policy.accounting = all: must be active or full
          policy.wait-s=0 | policy.wait-s = 0: must be 0.001 to 3600
          policy.attempts=0 | policy.attempts = 0: must be 1 to 100
          policy.attempts=101 | policy.attempts = 101: must be 1 to 100
          faults.vehicle-dies=1.5 | faults.vehicle-dies = 1.5: must be 0 to 1
          faults.vehicle-dies=-0.1 | faults.vehicle-dies = -0.1: must be 0 to 1
          faults.vehicle-died=1 | faults.vehicle-died: unknown key, nearest is vehicle-dies
          run.trials=0 | run.trials = 0: must be 1 to 100000
          run.seed=1e300 | run.seed = 1.0E300: must be a whole number
          run.seed=now | run.seed = now: must be a whole number
          """)
  void shouldNameKeyValueAndWhatIsAllowed(String set, String complaint) {
    assertEquals("--set: " + complaint, Scenarios.complaint(Scenarios.CASE_STUDY, set));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          radio.n-prb=null | radio.n-prb: missing: must be 1 to 275
          radio.ue-dbm=null | radio.ue-dbm: missing: must be a number
          radio.shadowing=null | radio.shadowing: missing: must be true or false
          radio=null | radio: missing: must be a section { … }
          fleet=null | fleet: missing: must be a list [ … ]
          architectures."llama-3.2-1b".partitions.paper=1 | models.preset = paper: a student of 1 block cannot be cut, it must have at least 2
          architectures."llama-3.2-1b".partitions={paper:null,real:null,mine:4} | models.preset = paper: teacher and student have no partition in common
          mobility.lap-depth-m=1e6 | mobility.bin-m = 0.5: a lap of 2000800 m must have at most 1000000 bins
          run.seed=null | run.seed: missing: must be a whole number
          radio.outage-s=null | radio.outage-s: missing: must be above 0, at most 86400
          policy.attempts=null | policy.attempts: missing: must be 1 to 100
          faults=null | faults: missing: must be a section { … }
          faults.vehicle-dies=null | faults.vehicle-dies: missing: must be 0 to 1
          policy.selection=null | policy.selection: missing: must be greedy or index
          devices.orin-nx-8gb.cores=null | devices.orin-nx-8gb.cores: missing: must be 1 to 10000000
          fleet=[{device=orin-nx-8gb}] | fleet[0].f-ghz: missing: must be above 0
          fleet=[{f-ghz=1}] | fleet[0].device: missing: must be a name of devices
          """)
  void shouldNameScenarioWhenKeyIsMissingOrContradicts(String set, String complaint) {
    assertEquals(
        Scenarios.CASE_STUDY + ": " + complaint, Scenarios.complaint(Scenarios.CASE_STUDY, set));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foo | --set foo: must be key=value
          =5 | --set =5: must be key=value
          a= | --set a=: must be key=value
          a={ | --set a={: Expecting close brace } or a comma, got end of file
          a=${b} | --set: Could not resolve substitution to a value: ${b}
          include "a=b" | --set include "a=b": include "a=b": only a file can include another
          """)
  void shouldNameOverrideThatIsNotHocon(String set, String complaint) {
    assertEquals(complaint, Scenarios.complaint(Scenarios.CASE_STUDY, set));
  }
}
