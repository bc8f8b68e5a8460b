package org.splitkd.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.splitkd.api.Extension;
import org.splitkd.api.Setting;
import org.splitkd.api.codec.CodecFactory;
import org.splitkd.api.mobility.MobilityFactory;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.ServerPowerFactory;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.command.PluginOptions;
import org.splitkd.plugin.Found;
import org.splitkd.plugin.Plugins;
import org.splitkd.plugin.SettingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitkd plugins}: lists the available extensions. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the policies and other extensions that scenario files can name.",
      "Covers splitkd's own and those of plug-ins. Each entry gives its origin and its settings: key, allowed values, default, and source of the default."
    })
final class PluginsCommand implements Callable<Integer> {

  /** The kinds of extensions by their headings. */
  private static final Map<String, Class<? extends Extension>> KINDS = kinds();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private static Map<String, Class<? extends Extension>> kinds() {
    Map<String, Class<? extends Extension>> kinds = new LinkedHashMap<>();
    kinds.put("policies", PolicyFactory.class);
    kinds.put("radio models", RadioModelFactory.class);
    kinds.put("power models of devices", DevicePowerFactory.class);
    kinds.put("power models of servers", ServerPowerFactory.class);
    kinds.put("mobilities", MobilityFactory.class);
    kinds.put("codecs", CodecFactory.class);
    return kinds;
  }

  @Override
  public Integer call() {
    Plugins there = plugins.load();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode all = new ObjectMapper().createObjectNode();
      KINDS.forEach(
          (name, kind) ->
              there.registry(kind).all().forEach(found -> add(all.withArray(name), found)));
      ObjectNode jars = all.putObject("jars");
      there.digests().forEach(jars::put);
      out.println(all.toPrettyString());
    } else {
      KINDS.forEach(
          (name, kind) -> {
            Collection<? extends Found<?>> all = there.registry(kind).all();
            if (!all.isEmpty()) {
              out.println(name);
              all.forEach(found -> print(out, found));
            }
          });
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, Found<?> found) {
    Extension extension = found.extension();
    out.println("  " + extension.name() + " (" + found.origin() + "): " + extension.summary());
    for (Setting setting : extension.settings()) {
      String unit = setting.unit().isEmpty() ? "" : ", " + setting.unit();
      String standard = SettingText.standard(setting);
      String source = setting.source().isEmpty() ? "" : " [" + setting.source() + "]";
      out.println("    " + setting.key() + ": " + setting.meaning());
      out.println(
          "      "
              + SettingText.allowed(setting)
              + unit
              + (standard.isEmpty()
                  ? setting.optional() ? "; may be absent" : "; must be set"
                  : "; by default " + standard)
              + source);
    }
  }

  private static void add(ArrayNode extensions, Found<?> found) {
    Extension extension = found.extension();
    ObjectNode node = extensions.addObject();
    node.put("name", extension.name());
    node.put("origin", found.origin());
    node.put("summary", extension.summary());
    ArrayNode settings = node.putArray("settings");
    for (Setting setting : extension.settings()) {
      settings
          .addObject()
          .put("key", setting.key())
          .put("kind", SettingText.kind(setting))
          .put("meaning", setting.meaning())
          .put("unit", setting.unit())
          .put("allowed", SettingText.allowed(setting))
          .put("default", SettingText.standard(setting))
          .put("source", setting.source())
          .put(
              "required",
              setting.byDefault().isEmpty() && setting.fallback().isEmpty() && !setting.optional());
    }
  }
}
