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

package io.github.gatherspring.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.github.gatherspring.autoconfigure.SslBundleTests.TlsProxy;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.doctor.DoctorReport;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.doctor.DoctorReport.Verdict;
import io.github.gatherspring.doctor.GatherDoctor;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link GatherDoctor}: each of its steps fails in one of them, and what it
 * advises is what helps.
 */
class GatherDoctorTests {

	@SuppressWarnings("NullAway.Init")
	private GatherSimulator simulator;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherDoctorAutoConfiguration.class));

	@BeforeEach
	void start() {
		this.simulator = GatherSimulator.builder().players(3).autonomous(false).build().start();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private ApplicationContextRunner runner(String... properties) {
		return this.contextRunner
			.withPropertyValues("gather.api-key=" + this.simulator.apiKey(),
					"gather.space-id=" + this.simulator.spaceId(), "gather.api-base-url=" + this.simulator.apiBaseUrl(),
					"gather.reconnect.initial-delay=20s", "gather.reconnect.max-delay=20s",
					"gather.startup-failure-policy=retry")
			.withPropertyValues(properties);
	}

	private static DoctorReport examine(AssertableApplicationContext context) throws InterruptedException {
		return context.getBean(GatherDoctor.class).examine(context.getBean(GatherClient.class));
	}

	private static Finding finding(DoctorReport report, String step) {
		return report.findings()
			.stream()
			.filter((finding) -> finding.step().equals(step))
			.findFirst()
			.orElseThrow(() -> new AssertionError(step + " is missing in " + report.table()));
	}

	@Test
	void ofAClientThatIsWellEachStepIsFine() {
		runner("gather.enter.enabled=true", "gather.doctor=", "gather.proxy.non-proxy-hosts=example.org")
			.run((context) -> {
				DoctorReport report = examine(context);
				assertThat(report.healthy()).as(report.table()).isTrue();
				assertThat(report.findings()).extracting(Finding::step)
					.containsExactly("versions", "properties", "address", "proxy", "tls", "clock", "key", "space",
							"server", "handshake", "subscription", "world", "chat", "latency");
				assertThat(report.findings()).filteredOn((finding) -> finding.verdict() != Verdict.OK)
					.extracting(Finding::step)
					.as(report.table())
					.containsExactly("tls");
				assertThat(finding(report, "handshake").found().get(0)).contains("the socket took");
				assertThat(finding(report, "world").found().get(0)).contains("players").contains("complete after");
				assertThat(finding(report, "latency").found().get(0)).startsWith("10 heartbeats");
				assertThat(finding(report, "space").found()).anySatisfy((line) -> assertThat(line).contains("OWNER"));
				assertThat(this.simulator.received("chat")).hasSize(1);
				assertThat(this.simulator.connections()).as("no second connection").hasSize(1);
			});
	}

	@Test
	void thePropertiesAreShownWithTheirOriginsAndWithoutTheKey() {
		this.contextRunner
			.withPropertyValues("gather.api-key=${THE_KEY}", "THE_KEY=abcdefghijklmnopqrstuvwxyz",
					"gather.space-id=" + this.simulator.spaceId(), "gather.proxy.host=proxy.example",
					"gather.proxy.port=3128", "gather.proxy.username=bot", "gather.proxy.password=swordfish",
					"gather.auto-startup=false", "gather.api-base-url=" + this.simulator.apiBaseUrl())
			.run((context) -> {
				Finding properties = finding(
						context.getBean(GatherDoctor.class).look(context.getBean(GatherClient.class)), "properties");
				assertThat(properties.found()).anySatisfy(
						(line) -> assertThat(line).startsWith("gather.api-key = 26 characters, the last two 'yz' (")
							.contains("test"));
				assertThat(properties.found())
					.anySatisfy((line) -> assertThat(line).startsWith("gather.proxy.password = 9 characters ("));
				assertThat(properties.found().toString()).doesNotContain("swordfish").doesNotContain("abcdef");
			});
	}

	static Stream<Arguments> faults() {
		return Stream.of(fault((it) -> it.faults().failAssignment(401), "key", "HTTP 401", "set it as gather.api-key"),
				fault((it) -> it.faults().refuseInit(4003), "key", "refused", "make a new key in Gather"),
				fault((it) -> it.faults().failAssignment(404), "space", "there is no space", "gather.space-id"),
				fault((it) -> it.faults().closeSpace(), "space", "the space is closed", "open the space in Gather"),
				fault((it) -> it.faults().capacity(), "space", "at capacity", "raise the capacity of the space"),
				fault((it) -> it.faults().failAssignment(500), "server", "HTTP 500", "look at its status page"),
				fault((it) -> it.faults().failAssignment(429), "server", "too many requests", "ask less often"),
				fault((it) -> it.faults().assign("garbage"), "server", "starts with wss://", "gather.api-base-url"),
				fault((it) -> it.faults().refuseUpgrade(503), "handshake", "HTTP 503",
						"may not let WebSockets through"),
				fault((it) -> it.faults().neverReady(), "handshake", "did not say ready", "does not answer"),
				fault((it) -> it.faults().refuseInit(4667), "handshake", "took over", "use the key of another user"),
				fault((it) -> it.hostile().refuseSubscriptions(), "subscription", "refused every subscription",
						"check that the user may enter the space"),
				fault((it) -> it.faults().refuse("chat", "no chat here"), "chat", "no chat here",
						"whether its chat is on"),
				fault((it) -> it.faults().refuse("clientBackupHeartbeat", "not now"), "latency", "heartbeat 1 of 10",
						"swallows answers"));
	}

	private static Arguments fault(Consumer<GatherSimulator> fault, String step, String found, String advice) {
		return arguments(fault, step, found, advice);
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("faults")
	void eachStepThatFailsSaysWhatToDo(Consumer<GatherSimulator> fault, String step, String found, String advice) {
		fault.accept(this.simulator);
		runner("gather.connect-timeout=2s").run((context) -> {
			DoctorReport report = examine(context);
			Finding finding = finding(report, step);
			assertThat(finding.verdict()).as(report.table()).isEqualTo(Verdict.FAILED);
			assertThat(String.join("\n", finding.found())).contains(found);
			assertThat(finding.advice()).contains(advice);
			assertThat(report.healthy()).isFalse();
			assertThat(report.table()).contains("look at ").contains("-> ").doesNotContain(this.simulator.apiKey());
		});
	}

	@Test
	void aChatWithoutAnswerAndAMuteServerAreToldApartFromRefusals() {
		runner("gather.action.timeout=300ms").run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			this.simulator.faults().dropAnswers();
			DoctorReport report = examine(context);
			assertThat(finding(report, "chat").advice()).contains("have no chat and do not answer");
			assertThat(finding(report, "latency").advice()).contains("swallows answers");
		});
	}

	@Test
	void eventsThatTheServerRefusesAreNamed() {
		this.simulator.hostile().refuseEvents("playerChats");
		runner("gather.subscriptions.include=playerChats").run((context) -> {
			Finding subscription = finding(examine(context), "subscription");
			assertThat(subscription.verdict()).isEqualTo(Verdict.WARNING);
			assertThat(subscription.found().get(1)).startsWith("refused: ").contains("playerChats");
			assertThat(subscription.advice()).contains("gather.subscriptions.exclude");
		});
	}

	@Test
	void aSpaceThatIsLargerThanMayBeKeptNamesTheProperty() {
		runner("gather.state.max-size=1KB").run((context) -> {
			Finding world = finding(examine(context), "world");
			assertThat(world.verdict()).isEqualTo(Verdict.WARNING);
			assertThat(world.advice()).contains("gather.state.max-size");
		});
	}

	@Test
	void aClockThatIsWrongIsNoticed() {
		runner().run((context) -> {
			GatherDoctor late = new GatherDoctor((name) -> List.of(), () -> Instant.now().minusSeconds(600));
			Finding clock = finding(late.look(context.getBean(GatherClient.class)), "clock");
			assertThat(clock.verdict()).isEqualTo(Verdict.FAILED);
			assertThat(clock.found().get(0)).contains("behind the HTTP API");
			assertThat(clock.advice()).contains("NTP");
		});
	}

	@Test
	void aHostThatNobodyKnowsNamesThePropertyToCheck() {
		runner("gather.api-base-url=https://nowhere.invalid").run((context) -> {
			Finding address = finding(examine(context), "address");
			assertThat(address.verdict()).isEqualTo(Verdict.FAILED);
			assertThat(address.found()).contains("nowhere.invalid is not known");
			assertThat(address.advice()).contains("gather.api-base-url").contains("DNS");
		});
	}

	@Test
	void anAddressThatDoesNotAnswerPointsToTheFirewall() throws IOException {
		int closed;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			closed = socket.getLocalPort();
		}
		runner("gather.server-url=ws://127.0.0.1:" + closed).run((context) -> {
			DoctorReport report = examine(context);
			Finding address = finding(report, "address");
			assertThat(address.verdict()).isEqualTo(Verdict.FAILED);
			assertThat(address.found().get(0)).contains("127.0.0.1 port " + closed).contains("does not answer");
			assertThat(address.advice()).contains("firewall").contains("gather.proxy.host");
			assertThat(finding(report, "handshake").verdict()).isEqualTo(Verdict.FAILED);
		});
	}

	@Test
	void aProxyThatWantsCredentialsNamesTheProperty() throws IOException {
		HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		proxy.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(407, -1);
			exchange.close();
		});
		proxy.start();
		try {
			runner("gather.proxy.host=127.0.0.1", "gather.proxy.port=" + proxy.getAddress().getPort(),
					"gather.proxy.non-proxy-hosts=elsewhere.example")
				.run((context) -> {
					DoctorReport report = examine(context);
					Finding finding = finding(report, "proxy");
					assertThat(finding.verdict()).as(report.table()).isEqualTo(Verdict.FAILED);
					assertThat(finding.found().toString()).contains("127.0.0.1:" + proxy.getAddress().getPort());
					assertThat(finding.advice()).contains("gather.proxy.host").contains("password");
				});
		}
		finally {
			proxy.stop(0);
		}
	}

	@Test
	void aCertificateThatIsNotTrustedIsShownWithItsIssuer(@TempDir Path directory) throws Exception {
		Path store = SslBundleTests.keys(directory);
		try (TlsProxy server = new TlsProxy(SslBundleTests.server(store), this.simulator.port())) {
			runner("gather.api-base-url=https://localhost:" + server.port()).run((context) -> {
				Finding tls = finding(examine(context), "tls");
				assertThat(tls.verdict()).isEqualTo(Verdict.FAILED);
				assertThat(String.join("\n", tls.found())).contains("issued by CN=localhost");
				assertThat(tls.advice()).contains("gather.ssl.bundle");
			});
		}
	}

	@Test
	void aCertificateThatEndsSoonIsToldBeforeItDoes(@TempDir Path directory) throws Exception {
		Path store = SslBundleTests.keys(directory, "-validity", "5");
		try (TlsProxy server = new TlsProxy(SslBundleTests.server(store), this.simulator.port())) {
			runner(SslBundleTests.trusting(store))
				.withPropertyValues("gather.api-base-url=https://localhost:" + server.port())
				.run((context) -> {
					Finding tls = finding(examine(context), "tls");
					assertThat(tls.verdict()).as(tls.toString()).isEqualTo(Verdict.WARNING);
					assertThat(tls.found().get(0)).contains("CN=localhost, until ");
					assertThat(tls.advice()).contains("within two weeks");
				});
		}
	}

	@Test
	void aCertificateThatHasExpiredIsCalledThat(@TempDir Path directory) throws Exception {
		Path store = SslBundleTests.keys(directory, "-startdate", "-10d", "-validity", "5");
		try (TlsProxy server = new TlsProxy(SslBundleTests.server(store), this.simulator.port())) {
			runner().withPropertyValues("gather.api-base-url=https://localhost:" + server.port()).run((context) -> {
				Finding tls = finding(examine(context), "tls");
				assertThat(tls.verdict()).isEqualTo(Verdict.FAILED);
				assertThat(tls.advice()).contains("has expired");
			});
		}
	}

	@Test
	void aClientThatIsNotStartedIsLookedAtWithoutBeingStarted() {
		runner("gather.auto-startup=false").run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			DoctorReport report = context.getBean(GatherDoctor.class).look(client);
			assertThat(report.healthy()).as(report.table()).isTrue();
			assertThat(finding(report, "handshake").verdict()).isEqualTo(Verdict.SKIPPED);
			assertThat(client.isRunning()).isFalse();
		});
	}

}
