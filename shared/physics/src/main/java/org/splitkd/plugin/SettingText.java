package org.splitkd.plugin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.splitkd.api.Setting;

/** Descriptions of setting declarations in words, for lists and reports. */
public final class SettingText {

  private SettingText() {}

  /**
   * Describes the type and range of a value: {@code a number, 0 to 1}, or {@code greedy or index}.
   */
  public static String allowed(Setting setting) {
    List<String> choices = setting.choices();
    return switch (setting.kind()) {
      case NUMBER -> "a number" + range(setting);
      case WHOLE -> "a whole number" + range(setting);
      case FLAG -> "true or false";
      case FILE -> "a file";
      case TEXT ->
          choices.isEmpty()
              ? "a text"
              : choices.size() == 1
                  ? choices.get(0)
                  : String.join(", ", choices.subList(0, choices.size() - 1))
                      + " or "
                      + choices.get(choices.size() - 1);
    };
  }

  /**
   * Describes the value if the key is absent: {@code 0.1}, {@code that of policy.beta}; empty for
   * none.
   */
  public static String standard(Setting setting) {
    String value =
        setting
            .byDefault()
            .map(
                standard ->
                    standard instanceof Number number
                        ? number(number.doubleValue())
                        : standard.toString())
            .orElse("");
    if (setting.fallback().isEmpty()) {
      return value;
    }
    return "that of " + setting.fallback() + (value.isEmpty() ? "" : ", or " + value);
  }

  /** The kind of a setting: {@code number}, {@code file}, … */
  public static String kind(Setting setting) {
    return setting.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String range(Setting setting) {
    boolean below = Double.isInfinite(setting.most());
    if (Double.isInfinite(setting.least())) {
      return below ? "" : ", at most " + number(setting.most());
    }
    String least = number(setting.least());
    if (below) {
      return ", " + (setting.above() ? "above " + least : least + " or more");
    }
    return ", "
        + (setting.above() ? "above " + least + ", at most " : least + " to ")
        + number(setting.most());
  }

  private static String number(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
