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
package io.github.gatherspring.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two JVMs with one key on a server that lets a user be connected once, and their locks
 * in a real PostgreSQL or Redis: who leads when one of them stops, dies or freezes, and
 * when the locks cannot be reached. Prints what it measures.
 */
@Tag("handover")
class HandoverTests {

	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	private static final Duration LEASE = Duration.ofSeconds(4);

	/** From the end of a lease to the complete connection, on a machine that is busy. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * How long the server may see two: no longer than one look of the watch may take on a
	 * machine that is busy.
	 */
	private static final Duration TOGETHER = Duration.ofMillis(250);

	/**
	 * How long the server may see two when one of them is frozen: it closes the older one
	 * when the newer one logs in, and waits two seconds for the answer.
	 */
	private static final Duration TOGETHER_WITH_A_FROZEN_ONE = Duration.ofMillis(2500);

	@TempDir
	private Path directory;

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(2)
		.autonomous(false)
		.unlimitedRate()
		.singleLogin(4667)
		.build();

	private final List<AutoCloseable> toClose = new ArrayList<>();

	private Series series = new Series("none");

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
		this.toClose.add(this.simulator);
	}

	@AfterEach
	void closeAll() throws Exception {
		for (int i = this.toClose.size() - 1; i >= 0; i--) {
			this.toClose.get(i).close();
		}
	}

	private <T extends AutoCloseable> T closing(T resource) {
		this.toClose.add(resource);
		return resource;
	}

	/**
	 * Returns how many times to do something, of what the whole series has.
	 */
	private static int times(int whole) {
		int share = Integer.getInteger("handover.share", 100);
		return Math.max(1, whole * share / 100);
	}

	@Test
	void withLocksInPostgres() throws Exception {
		Assumptions.assumeTrue(Postgres.isThere(),
				"skipped: no PostgreSQL in /usr/lib/postgresql (Debian's package postgresql)");
		handOver(closing(Postgres.start(this.directory)));
	}

	@Test
	void withLocksInRedis() throws Exception {
		Assumptions.assumeTrue(Redis.isThere(), "skipped: no /usr/bin/redis-server (Debian's package redis-server)");
		handOver(closing(Redis.start(this.directory)));
	}

	private void handOver(Engine engine) throws Exception {
		Way[] ways = { closing(new Way(engine.port())), closing(new Way(engine.port())) };
		Watch watch = closing(new Watch(this.simulator));
		Pair pair = new Pair(engine, ways, watch);
		pair.begin();
		this.series = new Series("clean stop");
		for (int i = 0; i < times(50); i++) {
			pair.stopLeader();
		}
		report(engine, watch, TOGETHER);
		this.series = new Series("kill -9");
		for (int i = 0; i < times(10); i++) {
			pair.killLeader();
		}
		report(engine, watch, TOGETHER);
		this.series = new Series("leader cut off from the locks");
		for (int i = 0; i < times(4); i++) {
			pair.cutLeaderOff();
		}
		report(engine, watch, TOGETHER);
		this.series = new Series("leader frozen (kill -STOP)");
		for (int i = 0; i < times(3); i++) {
			pair.freezeLeader();
		}
		report(engine, watch, TOGETHER_WITH_A_FROZEN_ONE);
		this.series = new Series("locks frozen (kill -STOP), after they thawed");
		for (int i = 0; i < times(3); i++) {
			pair.freezeEngine(engine);
		}
		report(engine, watch, TOGETHER);
		pair.end();
	}

	private void report(Engine engine, Watch watch, Duration allowed) throws IOException {
		Duration together = watch.longestOverlap();
		String row = String.format(Locale.ROOT, "| %s | %s | %s | %d ms |%n", engine, this.series.name(),
				this.series.times(), together.toMillis());
		System.out.print(row);
		Files.writeString(Path.of("target", "handover-" + engine + ".md"), row, StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
		assertThat(together).as("two connections together").isLessThan(allowed);
		watch.reset();
	}

	/**
	 * The two instances: one leads, the other stands by.
	 */
	private final class Pair {

		private final Engine engine;

		private final Way[] ways;

		private final Watch watch;

		private final InstanceProcess[] instances = new InstanceProcess[2];

		private int leader;

		private int made;

		private long connection;

		Pair(Engine engine, Way[] ways, Watch watch) {
			this.engine = engine;
			this.ways = ways;
			this.watch = watch;
		}

		private InstanceProcess make(int which) throws IOException {
			List<String> properties = new ArrayList<>(this.engine.properties(this.ways[which].port()));
			GatherSimulator server = HandoverTests.this.simulator;
			properties.addAll(List.of("gather.api-key=" + server.apiKey(), "gather.space-id=" + server.spaceId(),
					"gather.api-base-url=" + server.apiBaseUrl(), "gather.enter.enabled=true",
					"gather.leadership.enabled=true", "gather.leadership.heartbeat-interval=" + HEARTBEAT.toMillis(),
					"gather.leadership.lease=" + LEASE.toMillis(), "spring.main.banner-mode=off"));
			String name = "instance-" + which + "-" + (++this.made);
			InstanceProcess instance = closing(new InstanceProcess(name, HandoverTests.this.directory, properties));
			instance.start();
			return instance;
		}

		private int other() {
			return 1 - this.leader;
		}

		void begin() throws Exception {
			this.instances[0] = make(0);
			this.instances[0].awaitStarted();
			awaitAnother();
			this.instances[1] = make(1);
			this.instances[1].awaitStarted();
		}

		/**
		 * Waits until somebody else is connected, and alone.
		 * @return how long that took
		 */
		private Duration awaitAnother() {
			long began = System.nanoTime();
			await().atMost(LEASE.plus(PATIENCE))
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(2))
				.until(() -> this.watch.only() != 0 && this.watch.only() != this.connection);
			this.connection = this.watch.only();
			return Duration.ofNanos(System.nanoTime() - began);
		}

		void stopLeader() throws Exception {
			this.instances[this.leader].stop();
			HandoverTests.this.series.add(awaitAnother());
			this.instances[this.leader].awaitStopped();
			this.instances[this.leader].start();
			this.instances[this.leader].awaitStarted();
			this.leader = other();
		}

		void killLeader() throws Exception {
			this.instances[this.leader].kill();
			HandoverTests.this.series.add(awaitAnother());
			this.instances[this.leader] = make(this.leader);
			this.instances[this.leader].awaitStarted();
			this.leader = other();
		}

		void cutLeaderOff() throws Exception {
			this.ways[this.leader].cut();
			HandoverTests.this.series.add(awaitAnother());
			assertThat(this.instances[this.leader].log()).contains("not renewed within " + HEARTBEAT.toMillis());
			this.ways[this.leader].mend();
			this.leader = other();
			stays();
		}

		void freezeLeader() throws Exception {
			this.instances[this.leader].freeze();
			HandoverTests.this.series.add(awaitAnother());
			this.instances[this.leader].thaw();
			this.leader = other();
			stays();
		}

		/**
		 * Nobody can lead, and so nobody may be connected, until the engine is back. Then
		 * it is open who leads.
		 */
		void freezeEngine(Engine frozen) throws Exception {
			frozen.freeze();
			await().atMost(PATIENCE).until(() -> HandoverTests.this.simulator.connections().isEmpty());
			frozen.thaw();
			HandoverTests.this.series.add(awaitAnother());
			String leads = "Leads '";
			int first = count(this.instances[0].log(), leads) - count(this.instances[0].log(), "Leads no longer");
			this.leader = (first > 0) ? 0 : 1;
		}

		/**
		 * The one who was away comes back and must not throw the leader out.
		 */
		private void stays() {
			await().during(HEARTBEAT.multipliedBy(2))
				.atMost(PATIENCE)
				.until(() -> this.watch.only() == this.connection);
		}

		private static int count(String text, String words) {
			return text.split(words, -1).length - 1;
		}

		void end() throws Exception {
			this.instances[other()].stop();
			this.instances[other()].awaitStopped();
			this.instances[this.leader].stop();
			assertThat(this.instances[this.leader].awaitStopped()).as("actions sent").isPositive();
		}

	}

	/**
	 * What one kind of handover took.
	 */
	private record Series(String name, List<Duration> all) {

		Series(String name) {
			this(name, new ArrayList<>());
		}

		void add(Duration time) {
			this.all.add(time);
		}

		String times() {
			List<Long> sorted = this.all.stream().map(Duration::toMillis).sorted().toList();
			return String.format(Locale.ROOT, "%d | %d ms | %d ms", sorted.size(), sorted.get(sorted.size() / 2),
					sorted.get(sorted.size() - 1));
		}

	}

}
