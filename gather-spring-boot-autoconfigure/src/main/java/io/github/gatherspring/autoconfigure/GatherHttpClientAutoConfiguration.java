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

import javax.net.ssl.SSLContext;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpClientBuilder;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.http.RateLimits;
import io.github.gatherspring.wire.ProxySettings;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of a {@link GatherHttpClient}. It builds on Boot's
 * {@code RestClient.Builder} where there is one, and otherwise on a plain one. Its
 * connections are made by the HTTP library and the settings that Boot has for all clients
 * ({@code spring.http.clients.*}), but they follow no redirects, which would take the key
 * along, and always have time-outs.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherAutoConfiguration.class,
		afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnClass({ RestClient.class, JsonMapper.class })
@ConditionalOnBean({ GatherClientFactory.class, GatherConnectionDetails.class })
public final class GatherHttpClientAutoConfiguration {

	private static final boolean HTTP_CLIENTS = ClassUtils.isPresent(
			"org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder",
			GatherHttpClientAutoConfiguration.class.getClassLoader());

	@Bean
	@Lazy // its proxies take a third of the time that the auto-configuration adds
	@ConditionalOnMissingBean
	GatherHttpClient gatherHttpClient(GatherConnectionDetails details, GatherProperties properties,
			Environment environment, ListableBeanFactory beans, ObjectProvider<RestClient.Builder> restClientBuilder,
			ObjectProvider<SslBundles> sslBundles, ObjectProvider<RateLimits> rateLimits,
			ObjectProvider<MapBackupStore> backups) {
		ClientPropertyNames names = new ClientPropertyNames(null, environment);
		GatherHttpClientBuilder builder = GatherHttpClient.builder()
			.settingNames(names::of)
			.baseUrl(details.getApiBaseUrl())
			.apiKey(details.getApiKey())
			.allowInsecure(properties.isAllowInsecure());
		restClientBuilder.ifUnique(builder::restClientBuilder);
		SSLContext sslContext = ReloadedSslContext.of("HTTP API", details::getSslBundle, sslBundles.getIfAvailable());
		SslBundle bundle = ReloadedSslBundle.of(details.getSslBundle(), sslContext);
		ProxySettings proxy = properties.getProxy().settings(new PropertyChecks(names));
		builder.proxy(proxy);
		if (HTTP_CLIENTS) {
			builder.requestFactory(GatherRequestFactory.create(beans, bundle, proxy));
		}
		else if (sslContext != null) {
			builder.sslContext(sslContext);
		}
		rateLimits.ifUnique(builder::rateLimits);
		backups.ifUnique(builder::backups);
		return builder.build();
	}

}
