package org.splitkd.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.splitkd.files.Folders;

/** Jars with a policy, compiled from source as a user would. */
final class PluginJar {

  /**
   * A policy that learns which cut takes the least energy. It tries a random cut with a set
   * probability and otherwise takes the best so far.
   */
  static final String LEARNING =
      """
      private final double[] joules = new double[100];
      private final int[] sessions = new int[100];

      @Override
      public Choice next(RoundView round) {
        for (int vehicle : round.candidates()) {
          if (round.rates(vehicle).inCoverage()) {
            double ghz = context.clocks().maxGhz();
            CutLayer cut = new CutLayer(cut(round));
            Weighed weighed =
                new Weighed(vehicle, round.rates(vehicle), cut, ghz,
                    round.predict(vehicle, cut, ghz), true);
            return Choice.serve(vehicle, cut, ghz,
                new Rationale("The best of " + round.results().size() + " sessions.", List.of(weighed)));
          }
        }
        return new Choice.Wait(0.5, Rationale.of("No vehicle is in coverage."));
      }

      private int cut(RoundView round) {
        int deepest = context.deepestCut().index();
        if (round.random().nextDouble() < settings.number("exploration")) {
          return 1 + round.random().nextInt(deepest);
        }
        int best = 1;
        for (int cut = 1; cut <= deepest; cut++) {
          if (sessions[cut] > 0
              && (sessions[best] == 0 || joules[cut] / sessions[cut] < joules[best] / sessions[best])) {
            best = cut;
          }
        }
        return best;
      }

      @Override
      public void observed(SessionResult result) {
        sessions[result.cut().index()]++;
        joules[result.cut().index()] += result.joules();
      }
      """;

  /** A policy that throws in its second session. */
  static final String THROWING =
      """
      @Override
      public Choice next(RoundView round) {
        if (round.results().size() == 1) {
          throw new ArithmeticException("no more");
        }
        return Choice.serve(round.candidates().get(0), new CutLayer(1), 2, Rationale.of("Any."));
      }
      """;

  private static final String FACTORY =
      """
      package example;

      import java.util.List;
      import org.splitkd.api.*;
      import org.splitkd.api.policy.*;
      import org.splitkd.model.CutLayer;

      public final class Factory implements PolicyFactory {
        @Override
        public String name() {
          return "%1$s";
        }

        @Override
        public String summary() {
          return "A policy of a test.";
        }

        @Override
        public List<Setting> settings() {
          return List.of(
              Setting.number("exploration", "share of sessions that try another cut")
                  .between(0, 1).defaultsTo(0.5).source("assumed"));
        }

        @Override
        public Policy create(Settings settings, PolicyContext context) {
          return new Made(settings, context);
        }

        private static final class Made implements Policy {
          private final Settings settings;
          private final PolicyContext context;

          Made(Settings settings, PolicyContext context) {
            this.settings = settings;
            this.context = context;
          }

          %2$s
        }
      }
      """;

  private PluginJar() {}

  /** Writes a jar with a policy. */
  static Path write(Path jar, String name, String policy) throws IOException {
    Path classes = Files.createTempDirectory("plugin");
    try {
      compile(FACTORY.formatted(name, policy), classes);
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream archive = new JarOutputStream(file)) {
        for (String entry : List.of("example/Factory.class", "example/Factory$Made.class")) {
          archive.putNextEntry(new JarEntry(entry));
          archive.write(Files.readAllBytes(classes.resolve(entry)));
        }
        archive.putNextEntry(
            new JarEntry("META-INF/services/org.splitkd.api.policy.PolicyFactory"));
        archive.write("example.Factory\n".getBytes(StandardCharsets.UTF_8));
      }
      return jar;
    } finally {
      Folders.remove(classes);
    }
  }

  private static void compile(String source, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///example/Factory.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
      throw new IllegalStateException(source);
    }
  }
}
