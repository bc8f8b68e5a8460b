package org.example.policy;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The policy's factory, listed in META-INF/services so that splitkd finds it in the jar. */
public final class WaryPolicyFactory implements PolicyFactory {

  @Override
  public String name() {
    return "my-policy";
  }

  @Override
  public String summary() {
    return "Serves the vehicle that is expected to waste least, judged by its sessions so far.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.number("memory", "weight of the newest result in the estimate for a vehicle")
            .between(0, 1)
            .defaultsTo(0.5)
            .source("assumed"),
        Setting.number("wait-s", "pause when no vehicle is in coverage")
            .between(0.001, 3600)
            .in("s")
            .defaultsTo(0.5)
            .source("assumed"));
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    return new WaryPolicy(context, settings.number("memory"), settings.number("wait-s"));
  }
}
