package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same first sync by the plain loop. */
final class PlainSync implements Part {
  private static final int MEGABYTES_AT_LEAST = 512;
  private static final int PEOPLE_A_MEGABYTE = 200;
  private static final long LOOK_MILLIS = 20;

  @Override
  public Map<String, Double> measure(Run run) throws IOException, InterruptedException {
    int pairs = run.options().people();
    GcLog gc = new GcLog(run.folder().resolve("loop-gc.log"));
    Path log = run.folder().resolve("loop.log");
    try (Sandbox sandbox = Sandbox.start(run.options(), pairs, run.folder())) {
      double sandboxCpu = sandbox.cpu();
      try (Child loop =
          Child.java("loop", run.options().jdk(), arguments(sandbox, pairs, gc), Map.of(), log)) {
        JsonNode said = result(loop);
        double seconds = loop.secondsSinceStart();
        double started = seconds - said.path("seconds").asDouble();
        Map<String, Double> figures = FirstSync.speed(pairs, seconds, started);
        double cpu = ProcStat.cpu(loop.pid());
        figures.putAll(FirstSync.cpu(pairs, cpu, Double.NaN, sandbox.cpu() - sandboxCpu));
        figures.putAll(Stats.of(loop.pid(), gc, Double.NaN));
        figures.put("decisions", said.path("decisions").asDouble());
        Map<String, Double> calls = sandbox.calls();
        figures.put("calls", Calls.sum(calls));
        figures.putAll(Calls.rows(calls));
        loop.dismiss();
        run.truth().check(sandbox, pairs);
        return figures;
      }
    }
  }

  private static List<String> arguments(Sandbox sandbox, int pairs, GcLog gc) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx" + (MEGABYTES_AT_LEAST + pairs / PEOPLE_A_MEGABYTE) + "m");
    arguments.addAll(GcLog.options(gc.file()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(
        List.of(PlainLoop.class.getName(), sandbox.address().toString(), Integer.toString(pairs)));
    return arguments;
  }

  private static JsonNode result(Child loop) throws IOException, InterruptedException {
    while (true) {
      Optional<String> said =
          loop.log().lines().filter(line -> line.startsWith("{") && line.endsWith("}")).findFirst();
      if (said.isPresent()) {
        return Http.JSON.readTree(said.get());
      }
      loop.checkAlive();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
