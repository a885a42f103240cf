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

import java.net.Authenticator;

import io.github.gatherspring.http.GatherHttpClientBuilder;
import io.github.gatherspring.wire.ProxySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Makes the request factory of the HTTP client out of what Boot has for all of them, but
 * for redirects, which are not followed, and time-outs, which there always are. Apart
 * from the auto-configuration since Boot's module is optional.
 */
final class GatherRequestFactory {

	private GatherRequestFactory() {
	}

	static ClientHttpRequestFactory create(ListableBeanFactory beans, @Nullable SslBundle bundle,
			@Nullable ProxySettings proxy) {
		HttpClientSettings settings = beans.getBeanProvider(HttpClientSettings.class)
			.getIfUnique(HttpClientSettings::defaults)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		if (settings.connectTimeout() == null) {
			settings = settings.withConnectTimeout(GatherHttpClientBuilder.DEFAULT_CONNECT_TIMEOUT);
		}
		if (settings.readTimeout() == null) {
			settings = settings.withReadTimeout(GatherHttpClientBuilder.DEFAULT_READ_TIMEOUT);
		}
		if (bundle != null) {
			settings = settings.withSslBundle(bundle);
		}
		if (proxy != null) {
			return throughProxy(proxy).build(settings);
		}
		ClientHttpRequestFactoryBuilder<?> factories = beans.getBeanProvider(ClientHttpRequestFactoryBuilder.class)
			.getIfUnique(ClientHttpRequestFactoryBuilder::detect);
		return factories.build(settings);
	}

	/**
	 * Each library has a way of its own to set a proxy: then it is the JDK's.
	 */
	private static ClientHttpRequestFactoryBuilder<?> throughProxy(ProxySettings proxy) {
		return ClientHttpRequestFactoryBuilder.jdk().withHttpClientCustomizer((httpClient) -> {
			httpClient.proxy(proxy.selector());
			Authenticator authenticator = proxy.authenticator();
			if (authenticator != null) {
				httpClient.authenticator(authenticator);
			}
		});
	}

}
