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
package io.github.gatherspring.autoconfigure.leadership;

import java.util.Objects;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.leadership.LeadershipStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.PassThruLockRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code gather.leadership} makes of an application, and which applications it
 * refuses. Somebody else has each lock, so that nobody connects.
 */
class GatherLeadershipAutoConfigurationTests {

	private static final String KEY = "S3cr3tKeyOfSomebody";

	private final FakeLockStore store = new FakeLockStore();

	private final ApplicationContextRunner keyless = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherLeadershipAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class))
		.withPropertyValues("gather.space-id=id/name", "gather.server-url=ws://127.0.0.1:9",
				"gather.leadership.heartbeat-interval=100ms", "gather.leadership.role=bot");

	private final ApplicationContextRunner runner = this.keyless.withPropertyValues("gather.api-key=" + KEY);

	private ApplicationContextRunner enabled() {
		this.store.give("bot", "stranger");
		return this.runner.withPropertyValues("gather.leadership.enabled=true");
	}

	private ApplicationContextRunner withLocks(ApplicationContextRunner contextRunner) {
		return contextRunner.withBean("locks", LockRegistry.class, () -> this.store.registry("here"));
	}

	private static LeadershipStatus status(ApplicationContext context, String client) {
		return Objects.requireNonNull(context.getBean(GatherLeadership.class).status(client));
	}

	private static FailureAnalysis analysis(@Nullable Throwable failure) {
		return Objects.requireNonNull(new InvalidLeadershipFailureAnalyzer().analyze(Objects.requireNonNull(failure)));
	}

	@Test
	void isOffUnlessAskedFor() {
		withLocks(this.runner.withPropertyValues("gather.auto-startup=false"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(GatherLeadership.class)
				.doesNotHaveBean(LeadershipGates.class));
	}

	@Test
	void aClientThatWaitsForLeadershipIsNotStartedByTheApplication() {
		withLocks(enabled()).run((context) -> {
			assertThat(context).hasNotFailed();
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.isAutoStartup()).isFalse();
			assertThat(client.status().state()).isEqualTo(ConnectionState.DISCONNECTED);
			GatherLeadership leadership = context.getBean(GatherLeadership.class);
			assertThat(leadership.clients()).containsExactly("gather");
			assertThat(leadership.isLeader("gather")).isFalse();
			assertThat(status(context, "gather").role()).isEqualTo("bot");
			assertThat(status(context, "gather").instance()).endsWith(":" + ProcessHandle.current().pid());
			assertThat(leadership.status("nobody")).isNull();
		});
	}

	@Test
	void theRoleIsAFingerprintFromWhichTheKeyCannotBeTold() {
		withLocks(this.runner.withPropertyValues("gather.leadership.enabled=true", "gather.leadership.role=",
				"gather.server-url=ws://127.0.0.1:9"))
			.run((context) -> assertThat(status(context, "gather").role()).matches("gather-[0-9a-f]{32}")
				.isEqualTo("gather-" + context.getBean(GatherClient.class).fingerprint())
				.doesNotContain(KEY));
	}

	@Test
	void withAutoStartupOffNobodyStands() {
		withLocks(enabled().withPropertyValues("gather.auto-startup=false")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(GatherLeadership.class).status("gather")).isNull();
			context.getBean(LeadershipElections.class).start();
			assertThat(status(context, "gather").standing()).isEqualTo(LeadershipStatus.Standing.STANDBY);
		});
	}

	@Test
	void eachNamedClientStandsInAnElectionOfItsOwn() {
		this.store.give("bot-one", "stranger");
		this.store.give("second", "stranger");
		withLocks(enabled().withPropertyValues("gather.clients.one.api-key=k1", "gather.clients.one.space-id=id/name",
				"gather.clients.two.api-key=k2", "gather.clients.two.leadership.role=second",
				"gather.clients.free.api-key=k3", "gather.clients.free.leadership.enabled=false",
				"gather.clients.free.auto-startup=false"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(GatherLeadership.class).clients()).containsExactly("gather", "one", "two");
				assertThat(status(context, "one").role()).isEqualTo("bot-one");
				assertThat(status(context, "two").role()).isEqualTo("second");
			});
	}

	@Test
	void oneNamedClientAloneMayWaitForLeadership() {
		this.store.give("bot-one", "stranger");
		withLocks(this.keyless.withPropertyValues("gather.clients.one.api-key=k1",
				"gather.clients.one.leadership.enabled=true", "gather.clients.two.api-key=k2",
				"gather.clients.two.auto-startup=false"))
			.run((context) -> assertThat(context.getBean(GatherLeadership.class).clients()).containsExactly("one"));
	}

	@Test
	void withoutALockRegistryTheApplicationDoesNotStart() {
		enabled().run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("'gather'").contains("no LockRegistry bean");
			assertThat(analysis.getAction()).contains("JdbcLockRegistry").contains("RedisLockRegistry");
		});
	}

	@Test
	void ofSeveralLockRegistriesOneMustBeNamed() {
		ApplicationContextRunner two = withLocks(enabled()).withBean("others", LockRegistry.class,
				() -> this.store.registry("others"));
		two.run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("2 LockRegistry beans").contains("'locks', 'others'");
			assertThat(analysis.getAction()).contains("gather.leadership.lock-registry");
		});
		two.withPropertyValues("gather.leadership.lock-registry=others")
			.run((context) -> assertThat(context).hasNotFailed());
		two.withPropertyValues("gather.leadership.lock-registry=none").run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("'none'");
			assertThat(analysis.getAction()).contains("'locks', 'others'");
		});
	}

	@Test
	void locksOfThisJvmAloneAreRefused() {
		enabled().withBean(DefaultLockRegistry.class, () -> new DefaultLockRegistry())
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("DefaultLockRegistry")
				.contains("each instance would lead"));
		enabled().withBean(PassThruLockRegistry.class)
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("PassThruLockRegistry"));
	}

	@Test
	void twoClientsWithOneKeyAndSpaceAreRefusedWithoutTellingTheKey() {
		withLocks(enabled().withPropertyValues("gather.clients.twin.auto-startup=true")).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("'gather'", "'twin'").contains("same key and space");
			assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain(KEY);
		});
	}

	@Test
	void twoClientsWithOneRoleAreRefused() {
		withLocks(enabled().withPropertyValues("gather.clients.other.api-key=k2",
				"gather.clients.other.leadership.role=bot"))
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("the same role 'bot'"));
	}

	@Test
	void withoutSpringIntegrationTheApplicationDoesNotStartRatherThanConnectEverywhere() {
		enabled().withClassLoader(new FilteredClassLoader(LockRegistryLeaderInitiator.class)).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getAction()).contains("org.springframework.integration:spring-integration-core");
		});
	}

	@ParameterizedTest
	@CsvSource({ "heartbeat-interval, 50ms, at least 100 ms", "lease, 150ms, at least twice", "yield, -1s, negative" })
	void valuesThatCannotWorkAreRefusedByName(String property, String value, String reason) {
		withLocks(enabled().withPropertyValues("gather.leadership." + property + "=" + value))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("gather.leadership." + property);
					assertThat(ex.getReason()).contains(reason);
				}));
	}

	@Test
	void givesWayToABeanOfTheUsers() {
		GatherLeadership own = Mockito.mock(GatherLeadership.class);
		enabled().withPropertyValues("gather.auto-startup=false")
			.withBean(GatherLeadership.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LeadershipGates.class));
	}

	@Test
	void withoutMicrometerThereAreNoMeters() {
		withLocks(enabled()).withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MeterBinder.class));
	}

}
