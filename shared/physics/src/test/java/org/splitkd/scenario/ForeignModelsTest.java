package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.models.BrokenRadio;
import com.example.models.Circle;
import com.example.models.HeavyRain;
import com.example.models.MeasuredSnr;
import com.example.models.Meter;
import com.example.models.TopK;
import com.example.models.WithFan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.codec.CodecFactory;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.mobility.MobilityFactory;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.ServerPowerFactory;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.api.radio.Rates;
import org.splitkd.hardware.Device;
import org.splitkd.model.LlamaShape;
import org.splitkd.plugin.PluginJar;
import org.splitkd.plugin.Plugins;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.time.EmulatedInstant;

/** Third-party models named in the scenario. */
@Tag("slow")
class ForeignModelsTest {

  /** 12 subcarriers · 132 blocks · 14 symbols · 8000 slots, times overhead and share. */
  private static final double UP = 12.0 * 132 * 112_000 * 0.45;

  private static final double DOWN = 12.0 * 132 * 112_000 * 0.41;

  private static final TrialDraw DRAW = new TrialDraw(0, List.of(0), 1);

  private static final String ONE = "fleet=[{device=orin-nx-16gb,f-ghz=0.9}]";

  @TempDir Path folder;

  /**
   * The lap begins at (−200, 0), nearer to the first place: 25 dB are CQI 15 in both directions.
   * After 96 s the vehicle is at (0, 200): 2.5 dB are CQI 5 (0.8770), 6 dB are CQI 7 (1.4766).
   */
  @Test
  void shouldHaveTheRatesOfATableOfRatios() throws IOException {
    Path table = write("snr.csv", "x_m,y_m,up_db,down_db\n-100,0,25,25\n0,150,2.5,6\n");
    Plugins plugins = PluginJar.of(folder, RadioModelFactory.class, MeasuredSnr.class);
    LoadedScenario loaded =
        load(plugins, ONE, "radio.model=measured", "radio.settings.table=\"" + table + "\"");
    Drive drive = drive(loaded, "poor");

    assertRates(5.5547, 5.5547, drive.ratesAt(EmulatedInstant.START));
    assertRates(0.8770, 1.4766, drive.ratesAt(new EmulatedInstant(96.01)));
    assertEquals(table, loaded.files().get("radio.settings.table"));
    assertEquals(table, loaded.sources().get("radio.settings.table"));
    assertTrue(loaded.rendered().contains("table=\"" + table + "\""), loaded.rendered());
  }

  /**
   * Out of sight at 210 m the built-in radio has 2.00 dB uplink and 16.00 dB downlink; 10 dB less
   * are below CQI 1 and CQI 7 (1.4766), respectively.
   */
  @Test
  void shouldReplaceOnePartOfTheBuiltInRadio() throws IOException {
    Plugins plugins = PluginJar.of(folder, RadioModelFactory.class, HeavyRain.class);
    Drive drive = drive(load(plugins, ONE, "radio.model=heavy-rain"), "poor");

    assertRates(0, 1.4766, drive.ratesAt(new EmulatedInstant(96.01)));
  }

  /**
   * Out of sight at 100 m around the station, 22.4 + 35.3 lg 100.36 + 21.3 lg 28 = 123.88 dB leave
   * 13.33 dB uplink (CQI 10, 2.7305) and 27.33 dB downlink (CQI 15).
   */
  @Test
  void shouldDriveInCircles() throws IOException {
    Plugins plugins = PluginJar.of(folder, MobilityFactory.class, Circle.class);
    LoadedScenario loaded =
        load(
            plugins,
            ONE,
            "mobility.model=circle",
            "mobility.base-station=[50,60]",
            "mobility.line-of-sight=streets",
            "mobility.streets=[[1000,1000,1001,1001]]");
    Drive drive = drive(loaded, "poor");

    assertEquals(100, drive.uplink().periodSeconds());
    assertEquals(1, drive.uplink().starts().length);
    assertRates(2.7305, 5.5547, drive.ratesAt(new EmulatedInstant(12.3)));
    assertEquals(50, loaded.scenario().mobility().map().station().x());
  }

  /** 1.5 GHz is half-way between the rows with 100 and 200 W busy and 10 and 30 W waiting. */
  @Test
  void shouldDrawWhatAMeterShowed() throws IOException {
    Path gpu = write("gpu.csv", "ghz,busy_w,waiting_w\n1,100,10\n2,200,30\n");
    Path board = write("board.csv", "ghz,busy_w,waiting_w\n0.5,10,2\n1.3,26,6\n");
    PluginJar.of(folder, ServerPowerFactory.class, Meter.OfServer.class);
    PluginJar.of(folder, DevicePowerFactory.class, Meter.OfDevice.class);
    Plugins both = Plugins.of(List.of(folder));
    Scenario scenario =
        load(
                both,
                "server.power=meter",
                "server.power-settings.table=\"" + gpu + "\"",
                "fleet=[{device=orin-nx-16gb,f-ghz=0.9,power=meter,power-settings.table=\""
                    + board
                    + "\"},{device=orin-nx-16gb,f-ghz=0.918}]")
            .scenario();

    EnergyParts energy = scenario.equipment(0).energy(new TimeParts(2, 0, 4, 0), 1.5, 10);
    assertEquals(150 * 4.0, energy.server(), 1e-9);
    assertEquals(18 * 2.0, energy.device(), 1e-9);
    assertEquals(20 * 6.0, energy.serverWaiting(), 1e-9);
    assertEquals(4 * 8.0, energy.deviceIdle(), 1e-9);
    assertEquals(25, scenario.fleet().get(1).busyWatts(), 1e-9);
  }

  /** Naming the built-in models gives the same scenario as naming none. */
  @Test
  void shouldTakeBuiltInModelsByTheirNames() {
    Scenario unnamed = Scenarios.caseStudy();
    Scenario named =
        Scenarios.caseStudy(
            "mobility.model=laps", "server.power=cubic", "devices.orin-nx-16gb.power=cubic");

    assertEquals(unnamed, named);
    assertEquals(Scenarios.sumo(), Scenarios.sumo("mobility.model=trace"));
  }

  @Test
  void shouldBuildOnABuiltInModel() throws IOException {
    Plugins fans = PluginJar.of(folder, DevicePowerFactory.class, WithFan.class);
    Device device =
        load(fans, "fleet=[{device=orin-nx-16gb,f-ghz=0.918,power=with-fan}]")
            .scenario()
            .fleet()
            .get(0);

    assertEquals(25 + 1.5, device.busyWatts(), 1e-9);
    assertTrue(
        complaint(
                fans,
                "devices.bare=${splitkd.devices.orin-nx-16gb} {p-rated-w=null}",
                "fleet=[{device=bare,f-ghz=0.5,power=with-fan}]")
            .endsWith(": devices.bare.p-rated-w: missing: must be 0 or more"));
  }

  /** Four values in six bytes each, of 2,048 and of 4,096. */
  @Test
  void shouldChargeTheBitsOfACodec() throws IOException {
    Plugins plugins = PluginJar.of(folder, CodecFactory.class, TopK.class);
    Scenario scenario =
        load(
                plugins,
                "distillation.wire.smashed-data=top-k",
                "distillation.wire.teacher-input=top-k")
            .scenario();
    Wire wire = scenario.distillation().wire();

    assertEquals("top-k", wire.smashedData().label());
    var precision =
        TrainingWorkload.charged(
                scenario,
                scenario.workload().teacher().shape(),
                new LlamaShape("s", 64, 64, 4, 4, 100, 12, true))
            .precision();
    assertEquals(8 * 24.0 / 2048, precision.smashedBits(), 1e-12);
    assertEquals(8 * 24.0 / 4096, precision.teacherInputBits(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN      | radio model broken: at (-199.75, 0.0): Rates[uplink=NaN, downlink=1000000.0]: a rate must be 0 or more, and finite",
        "-1       | radio model broken: at (-199.75, 0.0): Rates[uplink=-1.0, downlink=1000000.0]: a rate must be 0 or more, and finite",
        "Infinity | radio model broken: at (-199.75, 0.0): Rates[uplink=Infinity, downlink=1000000.0]: a rate must be 0 or more, and finite",
        "much     | radio model broken: NumberFormatException: For input string: \"much\"",
        "none     | radio model broken: IllegalStateException: no table at all",
        "wrong    | --set: radio.settings.rate = wrong: must be a rate"
      })
  void shouldTellAModelsMistakeInOneLine(String rate, String line) throws IOException {
    Plugins plugins = PluginJar.of(folder, RadioModelFactory.class, BrokenRadio.class);

    assertEquals(
        line, complaint(plugins, "radio.model=broken", "radio.settings.rate=\"" + rate + "\""));
  }

  @Test
  void shouldTellTheNamesThereAre() throws IOException {
    Plugins radios = PluginJar.of(folder, RadioModelFactory.class, MeasuredSnr.class);
    Plugins motions = PluginJar.of(folder, MobilityFactory.class, Circle.class);
    Plugins codecs = PluginJar.of(folder, CodecFactory.class, TopK.class);
    Plugins laws = PluginJar.of(folder, ServerPowerFactory.class, Meter.OfServer.class);

    assertEquals(
        "--set: radio.model = measurd: must be 3gpp (built in), measured (test-classes)",
        complaint(radios, "radio.model=measurd"));
    assertEquals(
        "--set: mobility.model = sphere: must be laps, trace (built in), circle (test-classes)",
        complaint(motions, "mobility.model=sphere"));
    assertEquals(
        "--set: distillation.wire.gradient = fp8: must be bf16, fp16, fp32, int8 (built in), top-k"
            + " (test-classes)",
        complaint(codecs, "distillation.wire.gradient=fp8"));
    assertEquals(
        "--set: server.power = linear: must be cubic (built in), meter (test-classes)",
        complaint(laws, "server.power=linear"));
    assertEquals(
        "--set: server.power = linear: must be cubic (built in)",
        complaint(Plugins.ofClassPath(), "server.power=linear"));
  }

  @Test
  void shouldRefuseSettingsOfNobody() throws IOException {
    Plugins motions = PluginJar.of(folder, MobilityFactory.class, Circle.class);

    assertEquals(
        "--set: mobility.settings.radios: unknown key, nearest is radius",
        complaint(motions, "mobility.model=circle", "mobility.settings.radios=1"));
    assertEquals(
        "--set: mobility.settings.radius: unknown key",
        complaint(motions, "mobility.settings.radius=1"));
  }

  /** Parameter matrices of all widths are sent. */
  @Test
  void shouldRefuseACodecOfRowsForParameters() throws IOException {
    Plugins codecs = PluginJar.of(folder, CodecFactory.class, TopK.class);

    assertTrue(
        complaint(codecs, "distillation.wire.parameters=top-k")
            .startsWith("--set: distillation.wire.parameters = top-k: takes 48 bits for a value"));
  }

  @Test
  void shouldTellWhatIsNoPowerBeforeARun() throws IOException {
    Path gpu = write("gpu.csv", "ghz,busy_w,waiting_w\n1,100,10\n2,-200,30\n");
    Plugins laws = PluginJar.of(folder, ServerPowerFactory.class, Meter.OfServer.class);

    assertTrue(
        complaint(laws, "server.power=meter", "server.power-settings.table=\"" + gpu + "\"")
            .matches(
                "power model meter: -[0-9.]+ W at [0-9.]+ GHz, busy: must be 0 or more, and finite"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static LoadedScenario load(Plugins plugins, String... sets) {
    return ScenarioFile.load(Scenarios.CASE_STUDY, List.of(sets), plugins);
  }

  private static String complaint(Plugins plugins, String... sets) {
    return String.valueOf(
        assertThrows(ScenarioException.class, () -> load(plugins, sets)).getMessage());
  }

  private static Drive drive(LoadedScenario loaded, String channel) {
    Scenario scenario = loaded.scenario();
    return scenario.channels().stream()
        .filter(one -> one.name().equals(channel))
        .map(one -> scenario.mobility().under(one.radio()).drives(DRAW).get(0))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRates(double up, double down, Rates rates) {
    assertEquals(UP * up, rates.uplink(), 1e-3);
    assertEquals(DOWN * down, rates.downlink(), 1e-3);
  }
}
