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

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.command.GatherCommands;
import io.github.gatherspring.connection.ClientThreads;
import io.github.gatherspring.listener.ChildContextListeners;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherEventPublisher;
import jakarta.websocket.WebSocketContainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Auto-configuration of a {@link GatherClient}, and of the listeners and runners that
 * work with it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnClass({ Message.class, RestClient.class, WebSocketClient.class })
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
@EnableConfigurationProperties(GatherProperties.class)
public final class GatherAutoConfiguration {

	/**
	 * One in each context, for the listeners of that context: Spring asks no factory of a
	 * context above.
	 */
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	static GatherEventListenerFactory gatherEventListenerFactory() {
		return new GatherEventListenerFactory();
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ChildContextListeners gatherChildContextListeners(ConfigurableApplicationContext context,
			GatherEventListenerFactory listenerFactory) {
		return new ChildContextListeners(context, listenerFactory);
	}

	@Bean
	@ConditionalOnMissingBean(name = "gatherPlainEventListenerFactory")
	static EventListenerFactory gatherPlainEventListenerFactory() {
		return GatherEventListenerFactory.forPlainListeners();
	}

	@Bean
	@ConditionalOnMissingBean
	GatherEventPublisher gatherEventPublisher(ConfigurableApplicationContext context,
			GatherEventListenerFactory listenerFactory) {
		return new GatherEventPublisher(context, listenerFactory);
	}

	@Bean
	@ConditionalOnMissingBean(GatherConnectionDetails.class)
	PropertiesGatherConnectionDetails gatherConnectionDetails(GatherProperties properties, Environment environment,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesGatherConnectionDetails(properties, new ClientPropertyNames(null, environment),
				sslBundles.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	GatherClientFactory gatherClientFactory(Environment environment, GatherConnectionDetails details,
			ObjectProvider<SslBundles> sslBundles, GatherEventPublisher publisher,
			ObjectProvider<GatherCommands> commands, RefusedClients refusedClients,
			ObjectProvider<WebSocketClientSource> webSocketClients,
			ObjectProvider<GatherClientBuilderCustomizer> customizers, ConfigurableApplicationContext context) {
		return new GatherClientFactory(environment, details, sslBundles.getIfAvailable(), publisher,
				commands.getIfAvailable(), refusedClients, webSocketClients.orderedStream().toList(),
				customizers.orderedStream().toList(), context.getApplicationStartup());
	}

	@Bean
	@Primary
	@ConditionalOnMissingBean
	@Conditional(OnSingleClientCondition.class)
	GatherClient gatherClient(GatherClientFactory factory, GatherProperties properties) {
		return factory.create(properties);
	}

	/**
	 * For clients that are made in code: prepared like the single client, and another
	 * builder at each injection.
	 */
	@Bean
	@Scope("prototype")
	@ConditionalOnMissingBean
	GatherClientBuilder gatherClientBuilder(GatherClientFactory factory, GatherProperties properties) {
		return factory.builder(properties);
	}

	/**
	 * One in each context, for the runners of that context.
	 */
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	GatherRunners gatherRunners(ConfigurableApplicationContext context, GatherProperties properties, ApplicationEnd end,
			ObjectProvider<GatherClient> clients, ObjectProvider<GatherRunner> runners,
			ObjectProvider<ApplicationArguments> arguments) {
		return new GatherRunners(context, properties.isExitAfterRun(), end, clients, runners,
				arguments.getIfAvailable(DefaultApplicationArguments::new));
	}

	@Bean
	@ConditionalOnMissingBean
	ApplicationEnd gatherApplicationEnd(ConfigurableApplicationContext context, ObjectProvider<GatherClient> clients,
			ObjectProvider<ExitCodeExceptionMapper> mappers) {
		return new ApplicationEnd(context, clients, mappers, System::exit);
	}

	@Bean
	@ConditionalOnMissingBean
	RefusedClients gatherRefusedClients(ConfigurableApplicationContext context, ApplicationEnd end) {
		return new RefusedClients(context, end);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnThreading(Threading.VIRTUAL)
	static class VirtualThreadsConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		GatherClientBuilderCustomizer virtualThreadsGatherClientBuilderCustomizer() {
			ClientThreads threads = ClientThreads
				.of(new VirtualThreadTaskExecutor("gather-worker-").getVirtualThreadFactory());
			return (builder) -> builder.threads(threads);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ StandardWebSocketClient.class, WebSocketContainer.class })
	static class WebSocketContainerConfiguration {

		@Bean
		@Order(1)
		WebSocketClientSource gatherWebSocketContainerSource(
				@GatherWebSocketClient ObjectProvider<WebSocketContainer> containers) {
			return new QualifiedWebSocketClients.Standard(containers);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WebSocketClientConfiguration {

		@Bean
		@Order(0)
		WebSocketClientSource gatherWebSocketClientSource(
				@GatherWebSocketClient ObjectProvider<WebSocketClient> webSocketClients) {
			return new QualifiedWebSocketClients(webSocketClients);
		}

	}

}
