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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.gatherspring.smartobjects.SmartObject;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of a {@link SmartObject} for each name below
 * {@code gather.smart-objects}. Needs neither an API key nor a connection to a space, and
 * is there also with {@code gather.enabled=false}, which is about Gather 1.0.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration",
		"org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration" })
@ConditionalOnClass({ SmartObject.class, RestClient.class })
@EnableConfigurationProperties(SmartObjectsProperties.class)
@Import(SmartObjectsRegistrar.class)
public final class SmartObjectsAutoConfiguration {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

	@Bean
	@ConditionalOnMissingBean(SmartObjectConnectionDetails.class)
	PropertiesSmartObjectConnectionDetails smartObjectConnectionDetails(SmartObjectsProperties properties) {
		return new PropertiesSmartObjectConnectionDetails(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	SmartObjectFactory smartObjectFactory(SmartObjectsProperties properties, SmartObjectConnectionDetails details,
			ObjectProvider<RestClient.Builder> restClientBuilder,
			@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor) {
		RestClient.Builder builder = restClientBuilder.getIfUnique();
		return new SmartObjectFactory(properties, details, (builder != null) ? restClient(builder) : null,
				executor.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	SmartObjectBridges smartObjectBridges(SmartObjectsProperties properties, ListableBeanFactory beans,
			ObjectProvider<SmartObjectBridgeSource> sources, Environment environment) {
		return new SmartObjectBridges(beans, properties, sources.orderedStream().toList(),
				environment.getProperty("spring.application.name", "application"));
	}

	/**
	 * Observations and interceptors of Boot's builder, on a client that follows no
	 * redirects and waits for no longer than a light may lag.
	 */
	private static RestClient restClient(RestClient.Builder builder) {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
			.connectTimeout(CONNECT_TIMEOUT)
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build());
		factory.setReadTimeout(READ_TIMEOUT);
		return builder.clone().requestFactory(factory).build();
	}

}
