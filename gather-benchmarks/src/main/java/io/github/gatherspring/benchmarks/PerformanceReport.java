/*
 * Copyright 2026 the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.gatherspring.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/**
 * Page about the figures, targets beside them.
 */
final class PerformanceReport {

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder steps = new StringBuilder();

	private final StringBuilder cold = new StringBuilder();

	private final Targets targets = new Targets();

	private int targetsAt;

	String text() {
		return new StringBuilder(this.text).insert(this.targetsAt, this.targets.table()).toString();
	}

	void begin() {
		line("# How fast it is");
		line("");
		line("Written by one command, which takes about a quarter of an hour:");
		line("");
		line("```");
		line("mvn -q -pl gather-benchmarks -am verify -Pbenchmark -DskipTests");
		line("```");
		line("");
		line("%s, %s processors (%s), %s %s, Spring Boot %s, Spring Framework %s, Tomcat %s, Jetty %s, on %s.%s",
				System.getProperty("os.name"), Runtime.getRuntime().availableProcessors(), processor(),
				System.getProperty("java.vm.name"), System.getProperty("java.version"), SpringBootVersion.getVersion(),
				String.valueOf(SpringVersion.getVersion()), org.apache.catalina.util.ServerInfo.getServerNumber(),
				org.eclipse.jetty.util.Jetty.VERSION, LocalDate.now(), Performance.QUICK ? " A quick run." : "");
		line("Server and client are two processes on the same machine and share its processors. Figures are medians; in");
		line("brackets half the distance between the quartiles. Ratios compare figures of the same run.");
		line("");
		line("## Targets");
		line("");
		this.targetsAt = this.text.length();
	}

	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The processor's name can be read on Linux only", ex);
		}
	}

	void receiving(Measurement raw, Measurement batch, Measurement walk, Measurement handler, Measurement listener) {
		line("");
		line("## Events");
		line("");
		line("Steps of a hundred players from a server that sends as fast as it can, millions a second; each is counted and");
		line("checked, none is lost. *Frames alone*: received and not looked at. *parseFrom*: `ServerClientBatch.parseFrom`, no");
		line("dispatch. *Walk*: the frame walked over and each event decoded, no dispatch: the cheapest honest loop. *Handler*:");
		line("`GatherClient.on`, with state. *Listener*: the whole way to one `@GatherEventListener`, with state and metrics.");
		line("");
		line("| events a frame | frames alone | parseFrom | walk | handler | listener | listener / walk |");
		line("|---|---|---|---|---|---|---|");
		for (String size : sizes(listener)) {
			String rate = "rate." + size;
			double share = listener.median(rate) / walk.median(rate) * 100;
			line("| %s | %s | %s | %s | %s | %s | %.0f %% |", size, millions(raw, rate), millions(batch, rate),
					millions(walk, rate), millions(handler, rate), millions(listener, rate), share);
			String what = "events/s to a listener, " + size + " a frame";
			switch (size) {
				case "1" -> this.targets.atLeast(what, listener.median(rate), 2e6, "", Reasons.EVENTS);
				case "20" -> this.targets.atLeast(what, listener.median(rate), 6e6, "", Reasons.EVENTS);
				case "100" -> this.targets.atLeast(what + ", of the walk alone", share, 50, " %", Reasons.EVENTS);
				default -> {
				}
			}
		}
		line("");
		line("What an event costs in computing time of each thread and in garbage, which depends less on what else runs:");
		line("");
		line("| events a frame | walk: socket | handler: socket + dispatch | listener: socket + dispatch | garbage of the listener's way |");
		line("|---|---|---|---|---|");
		for (String size : sizes(listener)) {
			line("| %s | %.0f ns | %.0f + %.0f ns | %.0f + %.0f ns | %.0f bytes |", size,
					walk.median("reading." + size), handler.median("reading." + size),
					handler.median("dispatching." + size), listener.median("reading." + size),
					listener.median("dispatching." + size), listener.median("allocated." + size));
		}
	}

	/**
	 * Compares the engines by the frames that they bring, on either of them.
	 */
	void engines(Measurement tomcat, Measurement jetty) {
		line("");
		line("The two engines, frames alone, millions of events a second:");
		line("");
		line("| events a frame | Tomcat's | Jetty's |");
		line("|---|---|---|");
		for (String size : sizes(tomcat)) {
			String rate = "rate." + size;
			line("| %s | %s | %s |", size, millions(tomcat, rate), millions(jetty, rate));
		}
	}

	/**
	 * The numbers of events a frame that were measured: a quick run leaves some out.
	 */
	private static List<String> sizes(Measurement of) {
		return Stream.of("1", "10", "20", "100").filter((size) -> !Double.isNaN(of.median("rate." + size))).toList();
	}

	void cold(int perFrame, List<Double> rates, List<Double> limits) {
		double rate = Measurement.quantile(rates, 0.5);
		this.cold.append(String.format(Locale.ROOT, "%s at %s a frame (the walk alone: %s)", number(rate), perFrame,
				number(Measurement.quantile(limits, 0.5))))
			.append("; ");
		this.targets.atLeast("the first million events of a cold JVM, events/s, " + perFrame + " a frame", rate,
				(perFrame == 1) ? 1e6 : 3e6, "", Reasons.COLD);
	}

	void actions(Measurement echo, Measurement client, Measurement cold) {
		line("");
		line("The first million events of a cold JVM, events a second: %s",
				this.cold.toString().replaceAll("; $", "."));
		line("");
		line("## Actions");
		line("");
		line("Each is answered by the server. *Raw*: the same frame through the same socket without the client.");
		line("");
		double alone = echo.median("actions.1") / client.median("actions.1");
		double together = client.median("actions.64") / echo.median("actions.64") * 100;
		this.targets.atLeast("actions/s, one at a time", client.median("actions.1"), 20_000, "",
				"the raw echo makes %,.0f in the same run: the processors fall asleep between an action and its answer, and waking them takes longer than all the rest."
					.formatted(echo.median("actions.1")));
		this.targets.atMost("an action alone, of a raw echo", alone, 1.3, " ×", Reasons.ACTIONS);
		this.targets.atLeast("actions/s, 64 in flight", client.median("actions.64"), 100_000, "", Reasons.ACTIONS);
		this.targets.atLeast("actions/s with 64 in flight, of the raw rate", together, 60, " %", Reasons.ACTIONS);
		line("| | raw | client | |");
		line("|---|---|---|---|");
		line("| one at a time, a second | %s | %s | %.2f × the raw time |", rate(echo, "actions.1"),
				rate(client, "actions.1"), alone);
		line("| p50 / p99, µs | %.0f / %.0f | %.0f / %.0f | |", echo.median("p50.1"), echo.median("p99.1"),
				client.median("p50.1"), client.median("p99.1"));
		line("| 64 in flight, a second | %s | %s | %.0f %% |", rate(echo, "actions.64"), rate(client, "actions.64"),
				together);
		line("| p50 / p99, µs | | %.0f / %.0f | |", client.median("p50.64"), client.median("p99.64"));
		line("| 64 threads that wait, a second | | %s | |", rate(client, "threads.64"));
		line("| the first 20,000 of a cold JVM, 64 in flight | | %s | |", number(cold.median("cold.64")));
	}

	void world(Measurement decode, Measurement client, int decodeHeap, int clientHeap, int emptyHeap) {
		double bytes = client.median("bytes");
		line("");
		line("## A large world");
		line("");
		line("A thousand players and a map whose objects come as one message of %.0f MiB.", bytes / 1048576);
		line("");
		double warm = client.median("warm") / decode.median("warm");
		this.targets.atMost("time until a large world is complete, of its decoding", warm, 1.5, " ×", Reasons.WORLD);
		line("| | decoded and thrown away | client, until it is ready | |");
		line("|---|---|---|---|");
		line("| warm, ms | %.0f | %.0f | %.2f × |", decode.median("warm"), client.median("warm"), warm);
		line("| cold, ms | %.0f | %.0f | %.2f × |", decode.median("cold"), client.median("cold"),
				client.median("cold") / decode.median("cold"));
		line("| allocated (cold), MiB | %.0f | %.0f | |", decode.median("allocated.cold") / 1048576,
				client.median("allocated.cold") / 1048576);
		line("| kept as state, all of the heap, MiB | | %.0f | |", client.median("retained") / 1048576);
		if (clientHeap > 0) {
			double extra = (clientHeap - decodeHeap) * 1048576.0 / bytes;
			this.targets.atMost("heap for a large world beyond that for its decoding, of the message", extra, 3, " ×",
					Reasons.WORLD);
			line("| smallest heap that suffices, MiB | %d | %d (%d for an empty world) | %.1f × the message more than to decode it |",
					decodeHeap, clientHeap, emptyHeap, extra);
		}
	}

	void idle(int count, Measurement tomcat, Measurement jetty) {
		line("");
		line("## Many clients");
		line("");
		line("What each of %d more clients costs that sit in one JVM and answer heartbeats.", count);
		line("");
		this.targets.atMost("heap of a client, Tomcat's engine", tomcat.median("heap") / 1024, 100, " KiB",
				Reasons.IDLE);
		this.targets.atMost("heap of a client, Jetty's engine", jetty.median("heap") / 1024, 30, " KiB", Reasons.IDLE);
		this.targets.atMost("threads for each client more, Tomcat's engine, whose pool grows with the load",
				(tomcat.median("threads." + (100 + count)) - tomcat.median("threads.100")) / count, 0.1, "",
				Reasons.IDLE);
		this.targets.atMost("share of a core for 100 clients, Tomcat's engine", tomcat.median("cpu"), 1, " %",
				Reasons.IDLE);
		line("| | Tomcat's engine | Jetty's |");
		line("|---|---|---|");
		line("| heap a client, KiB | %.0f | %.0f |", tomcat.median("heap") / 1024, jetty.median("heap") / 1024);
		line("| resident a client, KiB | %.0f | %.0f |", tomcat.median("resident") / 1024,
				jetty.median("resident") / 1024);
		line("| threads with 100 / %d clients | %.0f / %.0f | %.0f / %.0f |", 100 + count, tomcat.median("threads.100"),
				tomcat.median("threads." + (100 + count)), jetty.median("threads.100"),
				jetty.median("threads." + (100 + count)));
		line("| share of a core for 100 clients | %.2f %% | %.2f %% |", tomcat.median("cpu"), jetty.median("cpu"));
	}

	void startUp(List<Double> without, List<Double> with, List<Double> withoutCpu, List<Double> withCpu) {
		line("");
		line("## Start of an application");
		line("");
		this.targets.atMost("time added to the start of an application",
				Measurement.quantile(with, 0.5) - Measurement.quantile(without, 0.5), 100, " ms", Reasons.START);
		line("| | without it | auto-configured | added |");
		line("|---|---|---|---|");
		line("| until it runs, ms | %s | %s | %s |", number(Measurement.quantile(without, 0.5)),
				number(Measurement.quantile(with, 0.5)),
				number(Measurement.quantile(with, 0.5) - Measurement.quantile(without, 0.5)));
		line("| computing time, ms | %s | %s | %s |", number(Measurement.quantile(withoutCpu, 0.5)),
				number(Measurement.quantile(withCpu, 0.5)),
				number(Measurement.quantile(withCpu, 0.5) - Measurement.quantile(withoutCpu, 0.5)));
	}

	void steady(Measurement steady) {
		line("");
		line("## A day at a thousand events a second");
		line("");
		line("Foretold from a sample with one listener, state and metrics: %.1f %% of a core, %.1f GiB of garbage and",
				steady.median("core"), steady.median("allocated") * 86400 / 1073741824);
		line("%s collections in 24 hours, which take %.0f s together (%.0f events a second came).",
				number(steady.median("collections") * 86400), steady.median("collecting") * 86400 / 1000,
				steady.median("events"));
	}

	void step(String name, double nanos, double error) {
		if (name.equals("DispatchBenchmark.dispatch, listeners=one")) {
			this.targets.atMost("one listener call", nanos, 100, " ns", Reasons.EVENTS);
		}
		this.steps.append(String.format(Locale.ROOT, "| `%s` | %.0f ± %.0f |%n", name, nanos, error));
	}

	void end() {
		line("");
		line("The load average at the end of the run was %.1f on %d processors; what is more than one process of its own",
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
				Runtime.getRuntime().availableProcessors());
		line("accounts for was somebody else's work.");
		if (!this.steps.isEmpty()) {
			line("");
			line("## Single steps");
			line("");
			line("JMH, ns an event or action. Dispatch is publishing one event to the listeners named; the plain one is Spring's own");
			line("`@EventListener`.");
			line("");
			line("| step | ns |");
			line("|---|---|");
			this.text.append(this.steps);
		}
		this.text.append(EngineNotes.TEXT);
	}

	private static String millions(Measurement of, String name) {
		return String.format(Locale.ROOT, "%.2f (±%.0f %%)", of.median(name) / 1e6, of.spread(name));
	}

	private static String rate(Measurement of, String name) {
		return String.format(Locale.ROOT, "%,.0f (±%.0f %%)", of.median(name), of.spread(name));
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%,.0f", value);
	}

	private void line(String format, Object... arguments) {
		this.text.append((arguments.length > 0) ? String.format(Locale.ROOT, format, arguments) : format).append('\n');
	}

}
