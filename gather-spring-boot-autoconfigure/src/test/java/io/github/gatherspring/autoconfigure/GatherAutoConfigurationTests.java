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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.client.StartupFailurePolicy;
import io.github.gatherspring.client.SubscriptionMode;
import io.github.gatherspring.client.WalkSettings;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherEventPublisher;
import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.presence.Presence;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.space.SpaceTrackerSettings;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherAutoConfiguration}. No client starts.
 */
@ExtendWith(OutputCaptureExtension.class)
class GatherAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("gather.auto-startup=false");

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withPropertyValues("gather.api-key=secret-key", "gather.space-id=dkj63wrer8/office");

	@Test
	void keyAndSpaceAreEnough() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(GatherClient.class).hasSingleBean(GatherEventListenerFactory.class);
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.name()).isEqualTo("gather");
			assertThat(client.spaceId()).isEqualTo("dkj63wrer8\\office");
			assertThat(client.getPhase()).isEqualTo(GatherClientBuilder.DEFAULT_PHASE);
			assertThat(client.isRunning()).isFalse();
		});
	}

	@Test
	void whenDisabledThereIsNothingOfGather() {
		this.contextRunner.withPropertyValues("gather.enabled=false")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.toLowerCase(java.util.Locale.ROOT).contains("gather")));
	}

	@ParameterizedTest
	@ValueSource(classes = { RestClient.class, WebSocketClient.class, com.google.protobuf.Message.class })
	void whenARequiredClassIsMissingThereIsNoClient(Class<?> missing) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherClient"));
	}

	@Test
	void whenTheWebSocketApiIsMissingTheContextStartsAllTheSame() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("jakarta.websocket"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherWebSocketContainerSource"));
	}

	@Test
	void whenTheUserHasAClientOursBacksOff() {
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context).hasSingleBean(GatherClient.class).hasBean("ownClient"));
	}

	@Test
	void whenTheUserHasAListenerFactoryOursBacksOff() {
		this.contextRunner.withBean("mine", GatherEventListenerFactory.class)
			.run((context) -> assertThat(context).hasSingleBean(GatherEventListenerFactory.class).hasBean("mine"));
	}

	@Test
	void detailsWinOverProperties() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withPropertyValues("gather.api-base-url=https://unused.example.com")
			.withBean(GatherConnectionDetails.class, OwnDetails::new)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(PropertiesGatherConnectionDetails.class);
				assertThat(context.getBean(GatherClient.class).spaceId()).isEqualTo("theirs\\space");
				assertThat(builders.get(0)).hasFieldOrPropertyWithValue("apiKey", "their-key")
					.hasFieldOrPropertyWithValue("apiBaseUrl", URI.create("https://gather.example.com"))
					.hasFieldOrPropertyWithValue("serverUrl", URI.create("wss://game.example.com"));
			});
	}

	@Test
	void customizersComeAfterThePropertiesAndInOrder() {
		this.contextRunner.withUserConfiguration(Customizers.class)
			.withPropertyValues("gather.phase=7", "gather.connect-timeout=3s")
			.run((context) -> {
				assertThat(context.getBean(Customizers.class).seen).containsExactly("first gather 3s",
						"second gather 5s");
				assertThat(context.getBean(GatherClient.class).getPhase()).isEqualTo(9);
			});
	}

	@Test
	void everyPropertyReachesTheBuilder() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.bareRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withPropertyValues("gather.token=t", "gather.space-id=id\\name", "gather.api-base-url=https://a.example",
					"gather.server-url=wss://s.example", "gather.startup-timeout=11s",
					"gather.startup-failure-policy=continue", "gather.phase=12", "gather.connect-timeout=13s",
					"gather.max-message-size=14MB", "gather.allow-insecure=true", "gather.heartbeat.interval=15s",
					"gather.heartbeat.timeout=16s", "gather.reconnect.enabled=false",
					"gather.reconnect.initial-delay=17s", "gather.reconnect.multiplier=1.8",
					"gather.reconnect.max-delay=19s", "gather.reconnect.jitter=0.2", "gather.reconnect.reset-after=21s",
					"gather.action.timeout=22s", "gather.action.queue-capacity=23", "gather.event.queue-capacity=24",
					"gather.event.queue-max-size=28KB", "gather.subscriptions.mode=none",
					"gather.subscriptions.include=playerMoves,playerChats", "gather.subscriptions.exclude=playerGhosts",
					"gather.state.enabled=false", "gather.state.departure-grace=25s",
					"gather.state.deploy-patience=26s", "gather.state.watch-nooks=false", "gather.state.near-radius=27",
					"gather.state.max-size=28MB", "gather.state.max-map-tiles=29", "gather.walk.tiles-per-second=3.5",
					"gather.walk.resume=true", "gather.enter.enabled=true", "gather.enter.name=Bot", "gather.enter.x=1",
					"gather.enter.y=2", "gather.enter.map=m", "gather.enter.affiliation=a", "gather.enter.busy=true",
					"gather.enter.text-status=t", "gather.enter.emoji-status=e", "gather.enter.focus-mode-end-time=f",
					"gather.enter.item-string=i", "gather.enter.is-npc=true", "gather.enter.spawn-token=s",
					"gather.presence.clear-on-stop=false", "gather.presence.text=Here", "gather.presence.emoji=",
					"gather.presence.availability=do-not-disturb", "gather.presence.busy=true",
					"gather.presence.name=Robin", "gather.presence.outfit.facial-hair=b1",
					"gather.presence.on-conflict=yield", "gather.proxy.host=proxy.example", "gather.proxy.port=3128",
					"gather.proxy.username=bot", "gather.proxy.password=s3cret",
					"spring.lifecycle.timeout-per-shutdown-phase=10s")
			.run((context) -> assertThat(fields(builders.get(0))).containsExactlyInAnyOrderEntriesOf(expected()));
	}

	private static Map<String, Object> fields(GatherClientBuilder builder) {
		Map<String, Object> fields = new java.util.HashMap<>();
		for (java.lang.reflect.Field field : GatherClientBuilder.class.getDeclaredFields()) {
			if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())
					&& !Set.of("sinks", "observers", "settingNames", "connectIf", "taskDecorators")
						.contains(field.getName())) {
				fields.put(field.getName(), String.valueOf(ReflectionTestUtils.getField(builder, field.getName())));
			}
		}
		return fields;
	}

	private static Map<String, Object> expected() {
		Map<String, Object> expected = new java.util.HashMap<>();
		expected.put("name", "gather");
		expected.put("proxy", "ProxySettings[bot@proxy.example:3128]");
		expected.put("apiKey", "null");
		expected.put("token", "t");
		expected.put("spaceId", "id\\name");
		expected.put("apiBaseUrl", "https://a.example");
		expected.put("serverUrl", "wss://s.example");
		expected.put("allowInsecure", "true");
		expected.put("sslContext", "null");
		expected.put("webSocketClient", "null");
		expected.put("threads", "null");
		expected.put("connectTimeout", "PT13S");
		expected.put("heartbeatInterval", "PT15S");
		expected.put("heartbeatTimeout", "PT16S");
		expected.put("reconnect", new ReconnectSettings(false, Duration.ofSeconds(17), 1.8, Duration.ofSeconds(19), 0.2,
				Duration.ofSeconds(21))
			.toString());
		expected.put("actionTimeout", "PT22S");
		expected.put("actionQueueCapacity", "23");
		expected.put("eventQueueCapacity", "24");
		expected.put("eventQueueMaxSize", String.valueOf(28L * 1024));
		expected.put("maxMessageSize", String.valueOf(14L * 1024 * 1024));
		expected.put("subscriptionMode", SubscriptionMode.NONE.toString());
		expected.put("includedEvents", Set.copyOf(Set.of("playerMoves", "playerChats")).toString());
		expected.put("excludedEvents", "[playerGhosts]");
		expected.put("stateEnabled", "false");
		expected.put("stateSettings",
				new SpaceTrackerSettings(Duration.ofSeconds(25), Duration.ofSeconds(26), false, 27, 28L << 20, 29)
					.toString());
		expected.put("walkSettings", new WalkSettings(3.5, true).toString());
		expected.put("enter",
				Enter.newBuilder()
					.setInfo(PlayerInitInfo.newBuilder()
						.setName("Bot")
						.setX(1)
						.setY(2)
						.setMap("m")
						.setAffiliation("a")
						.setBusy(true)
						.setTextStatus("t")
						.setEmojiStatus("e")
						.setFocusModeEndTime("f")
						.setItemString("i")
						.setIsNpc(true))
					.setSpawnToken("s")
					.build()
					.toString());
		expected.put("clearStatusOnStop", "false");
		expected.put("presence", new Presence("Here", null, Availability.DO_NOT_DISTURB, true, "Robin",
				DBOutfit.newBuilder().setFacialHair("b1").build(), null)
			.toString());
		expected.put("presenceConflict", "YIELD");
		expected.put("autoStartup", "false");
		expected.put("phase", "12");
		expected.put("startupTimeout", "PT11S");
		expected.put("startupFailurePolicy", StartupFailurePolicy.CONTINUE.toString());
		expected.put("shutdownTimeout", "PT9S");
		return expected;
	}

	@Test
	void theDefaultsAreThoseOfTheBuilder() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		GatherClientBuilder untouched = GatherClient.builder().apiKey("k").spaceId("id/name").autoStartup(false);
		this.bareRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withPropertyValues("gather.api-key=k", "gather.space-id=id/name")
			.run((context) -> {
				Map<String, Object> fields = fields(builders.get(0));
				// Less than the 30 s that Spring grants a phase.
				assertThat(fields.remove("shutdownTimeout")).isEqualTo("PT27S");
				Map<String, Object> defaults = fields(untouched);
				defaults.remove("shutdownTimeout");
				assertThat(fields).isEqualTo(defaults);
			});
	}

	/**
	 * The processor cannot read defaults that are the library's, so the metadata states
	 * them once more.
	 */
	@Test
	void theDefaultsInTheMetadataAreThoseOfTheBuilder() throws IOException {
		JsonNode metadata = JsonMapper.shared()
			.readTree(getClass().getResourceAsStream("/META-INF/additional-spring-configuration-metadata.json"));
		List<String> defaults = new ArrayList<>();
		for (JsonNode property : metadata.get("properties")) {
			String name = property.get("name").asString();
			if (!name.startsWith("gather.simulator.") && property.hasNonNull("defaultValue")) {
				defaults.add(name + "=" + property.get("defaultValue").asString());
			}
		}
		assertThat(defaults).hasSizeGreaterThan(20);
		List<GatherClientBuilder> builders = new ArrayList<>();
		GatherClientBuilder untouched = GatherClient.builder().apiKey("k").spaceId("id/name");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class))
			.withBean(GatherClientBuilderCustomizer.class, () -> (builder) -> {
				builders.add(builder);
				throw new IllegalStateException("is not to connect");
			})
			.withPropertyValues("gather.api-key=k", "gather.space-id=id/name")
			.withPropertyValues(defaults.toArray(String[]::new))
			.run((context) -> {
				Map<String, Object> fields = fields(builders.get(0));
				Map<String, Object> expected = fields(untouched);
				fields.remove("shutdownTimeout");
				expected.remove("shutdownTimeout");
				assertThat(fields).isEqualTo(expected);
			});
	}

	@Test
	void aBuilderForClientsMadeInCodeIsPreparedAndAnotherOneEachTime() {
		List<String> observed = new ArrayList<>();
		this.bareRunner.withBean(GatherClientBuilderCustomizer.class, () -> (builder) -> builder.observer((name) -> {
			observed.add(name);
			return GatherClientObserver.NONE;
		}))
			.withPropertyValues("gather.api-key=k", "gather.action.timeout=7s", "gather.clients.door.space-id=id/door")
			.run((context) -> {
				GatherClientBuilder builder = context.getBean(GatherClientBuilder.class);
				assertThat(builder).isNotSameAs(context.getBean(GatherClientBuilder.class))
					.hasFieldOrPropertyWithValue("actionTimeout", Duration.ofSeconds(7))
					.hasFieldOrPropertyWithValue("apiKey", "k");
				assertThat(ReflectionTestUtils.getField(builder, "sinks")).asInstanceOf(InstanceOfAssertFactories.LIST)
					.hasSize(1);
				observed.clear();
				GatherClient client = builder.name("hall").spaceId("id/hall").build();
				assertThat(client.spaceId()).isEqualTo("id\\hall");
				assertThat(observed).containsExactly("hall");
			});
	}

	@Test
	void whenTheUserHasABuilderOursBacksOff() {
		this.contextRunner.withBean("mine", GatherClientBuilder.class, GatherClient::builder)
			.run((context) -> assertThat(context).hasSingleBean(GatherClientBuilder.class).hasBean("mine"));
	}

	@Test
	void theSslBundleIsUsed() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withPropertyValues("gather.ssl.bundle=mine",
					"spring.ssl.bundle.jks.mine.truststore.location=classpath:io/github/gatherspring/autoconfigure/trust.p12",
					"spring.ssl.bundle.jks.mine.truststore.password=secret",
					"spring.ssl.bundle.jks.mine.truststore.type=PKCS12")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(ReflectionTestUtils.getField(builders.get(0), "sslContext")).isNotNull();
			});
	}

	@Test
	void anUnknownSslBundleFailsTheStart() {
		this.contextRunner.withPropertyValues("gather.ssl.bundle=missing")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("'missing' cannot be found"));
	}

	private static final String[] BUNDLE = { "gather.ssl.bundle=mine",
			"spring.ssl.bundle.jks.mine.truststore.location=classpath:io/github/gatherspring/autoconfigure/trust.p12",
			"spring.ssl.bundle.jks.mine.truststore.password=secret",
			"spring.ssl.bundle.jks.mine.truststore.type=PKCS12" };

	@Test
	void webSocketClientsThatTheApplicationHasForOthersAreNotUsed() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withBean(WebSocketClient.class, StandardWebSocketClient::new)
			.withBean(WebSocketContainer.class, ContainerProvider::getWebSocketContainer)
			.withPropertyValues(BUNDLE)
			.run((context) -> {
				assertThat(builders.get(0)).hasFieldOrPropertyWithValue("webSocketClient", null);
				assertThat(ReflectionTestUtils.getField(builders.get(0), "sslContext")).isNotNull();
			});
	}

	@Test
	void theWebSocketClientThatIsQualifiedForGatherIsUsedWithTheBundle() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withBean(WebSocketClient.class, StandardWebSocketClient::new)
			.withUserConfiguration(QualifiedClient.class)
			.withPropertyValues(BUNDLE)
			.run((context) -> {
				StandardWebSocketClient mine = context.getBean("mine", StandardWebSocketClient.class);
				assertThat(builders.get(0)).hasFieldOrPropertyWithValue("webSocketClient", mine);
				assertThat(mine.getSslContext()).isNotNull()
					.isSameAs(ReflectionTestUtils.getField(builders.get(0), "sslContext"));
			});
	}

	@Test
	void theContainerThatIsQualifiedForGatherIsUsedWithTheBundle() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withUserConfiguration(QualifiedContainer.class)
			.withPropertyValues(BUNDLE)
			.run((context) -> assertThat(ReflectionTestUtils.getField(builders.get(0), "webSocketClient"))
				.asInstanceOf(InstanceOfAssertFactories.type(StandardWebSocketClient.class))
				.hasFieldOrPropertyWithValue("webSocketContainer", context.getBean("mine"))
				.extracting(StandardWebSocketClient::getSslContext)
				.isNotNull());
	}

	@Test
	void aQualifiedWebSocketClientThatCannotTakeTheBundleIsNamedAtTheStart(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(QualifiedClientOfAnotherKind.class)
			.run((context) -> assertThat(output).doesNotContain("The SSL bundle is not used"));
		this.contextRunner.withUserConfiguration(QualifiedClientOfAnotherKind.class)
			.withPropertyValues(BUNDLE)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("[gather] The SSL bundle is not used for the socket: the WebSocketClient"
						+ " bean of type " + OtherWebSocketClient.class.getName());
			});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsAreUsedWhereTheApplicationAsksForThem() {
		List<GatherClientBuilder> builders = new ArrayList<>();
		this.contextRunner.withBean(GatherClientBuilderCustomizer.class, () -> builders::add)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(ReflectionTestUtils.getField(builders.get(0), "threads")).isNotNull());
	}

	@Test
	void lazyInitializationLosesNoListener() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(ChatListener.class)
			.run((context) -> {
				GatherEventSink sink = context.getBean(GatherEventPublisher.class).sink();
				assertThat(sink.interests(context.getBean(GatherClient.class))).containsExactly(PlayerChats.class);
			});
	}

	@Test
	void theConditionReportSaysWhyThereIsNoSingleClient() {
		this.bareRunner.withPropertyValues("gather.clients.door.api-key=k", "gather.clients.door.space-id=id/name")
			.run((context) -> {
				ConditionEvaluationReport report = ConditionEvaluationReport
					.get(context.getSourceApplicationContext().getBeanFactory());
				String text = Objects
					.requireNonNull(report.getConditionAndOutcomesBySource()
						.get(GatherAutoConfiguration.class.getName() + "#gatherClient"))
					.stream()
					.map((outcome) -> outcome.getOutcome().getMessage())
					.toList()
					.toString();
				assertThat(text).contains("Single Gather client there are gather.clients");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		GatherClient ownClient() {
			return GatherClient.builder().apiKey("k").spaceId("id/name").autoStartup(false).build();
		}

	}

	static class OwnDetails implements GatherConnectionDetails {

		@Override
		public String getApiKey() {
			return "their-key";
		}

		@Override
		public String getSpaceId() {
			return "theirs/space";
		}

		@Override
		public URI getApiBaseUrl() {
			return URI.create("https://gather.example.com");
		}

		@Override
		public URI getServerUrl() {
			return URI.create("wss://game.example.com");
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		final List<String> seen = new ArrayList<>();

		@Bean
		@Order(2)
		GatherClientBuilderCustomizer second() {
			return (builder) -> {
				this.seen.add("second " + builder.name() + " " + timeout(builder));
				builder.phase(9);
			};
		}

		@Bean
		@Order(1)
		GatherClientBuilderCustomizer first() {
			return (builder) -> {
				this.seen.add("first " + builder.name() + " " + timeout(builder));
				builder.connectTimeout(Duration.ofSeconds(5)).phase(8);
			};
		}

		private static String timeout(GatherClientBuilder builder) {
			Object timeout = ReflectionTestUtils.getField(builder, "connectTimeout");
			return ((timeout instanceof Duration duration) ? duration.toSeconds() : -1) + "s";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedClient {

		@Bean
		@GatherWebSocketClient
		WebSocketClient mine() {
			return new StandardWebSocketClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedContainer {

		@Bean
		@GatherWebSocketClient
		WebSocketContainer mine() {
			return ContainerProvider.getWebSocketContainer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedClientOfAnotherKind {

		@Bean
		@GatherWebSocketClient
		WebSocketClient mine() {
			return new OtherWebSocketClient();
		}

	}

	static class OtherWebSocketClient implements WebSocketClient {

		@Override
		public CompletableFuture<WebSocketSession> execute(WebSocketHandler handler, String uriTemplate,
				@Nullable Object... variables) {
			return CompletableFuture.failedFuture(new IllegalStateException("Nobody connects here"));
		}

		@Override
		public CompletableFuture<WebSocketSession> execute(WebSocketHandler handler,
				@Nullable WebSocketHttpHeaders headers, URI uri) {
			return CompletableFuture.failedFuture(new IllegalStateException("Nobody connects here"));
		}

	}

	static class ChatListener {

		@GatherEventListener
		void on(PlayerChats chat) {
		}

	}

}
