package org.hispcycle.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark measured, written to {@code target/benchmark/<name>.json} together with the machine it was measured on. */
public final class Measurements {

  private final String name;
  private final Map<String, Object> report = new LinkedHashMap<>();

  public Measurements(String name) {
    this.name = name;
    report.put("benchmark", name);
    report.put("startedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    report.put("machine", machine());
  }

  /** Milliseconds of one kind of work. */
  public record Times(int count, double median, double p95, double max) {

    public static Times of(List<Double> milliseconds) {
      double[] sorted = milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      if (sorted.length == 0) {
        throw new IllegalArgumentException("Nothing was measured.");
      }
      return new Times(sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    /** The smallest measured value that this share of the values does not exceed. */
    private static double at(double[] sorted, double share) {
      return Math.round(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] * 10) / 10.0;
    }
  }

  public Measurements put(String what, Object value) {
    report.put(what, value);
    return this;
  }

  public static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  public Path write() {
    var file = Path.of("target/benchmark", name + ".json");
    try {
      Files.createDirectories(file.getParent());
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
      return file;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Map<String, Object> machine() {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("processor", processor());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("heapMegabytes", Runtime.getRuntime().maxMemory() / 1024 / 1024);
    machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("loadAverageBefore", loadAverage());
    return machine;
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.filter(line -> line.startsWith("model name")).map(line -> Arrays.asList(line.split(":", 2)).get(1).strip()).findFirst().orElse("unknown");
    } catch (IOException | UncheckedIOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
