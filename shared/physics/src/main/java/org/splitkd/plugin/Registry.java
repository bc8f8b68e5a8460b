package org.splitkd.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.splitkd.api.Extension;

/** All extensions of one kind, by name. Immutable. */
public final class Registry<E extends Extension> {

  private static final Comparator<String> BUILT_IN_FIRST =
      Comparator.comparing((String origin) -> !origin.equals(Plugins.BUILT_IN))
          .thenComparing(Comparator.naturalOrder());

  private final SortedMap<String, Found<E>> byName;

  Registry(SortedMap<String, Found<E>> byName) {
    this.byName = byName;
  }

  /** The extension of a name. */
  public Optional<E> find(String name) {
    return found(name).map(Found::extension);
  }

  /** The extension of a name, and its origin. */
  public Optional<Found<E>> found(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All extensions, in the order of their names. */
  public Collection<Found<E>> all() {
    return List.copyOf(byName.values());
  }

  /** The available names and their origins, for errors about an unknown name. */
  public String offered() {
    return byName.values().stream()
        .collect(
            Collectors.groupingBy(
                Found::origin,
                () -> new TreeMap<>(BUILT_IN_FIRST),
                Collectors.mapping(found -> found.extension().name(), Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(origin -> origin.getValue() + " (" + origin.getKey() + ")")
        .collect(Collectors.joining(", "));
  }
}
