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

package io.github.gatherspring.http;

import java.net.Authenticator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.wire.ProxySettings;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Sees to it that requests with the key are made by a factory that follows no redirects
 * and waits for an answer no longer than is allowed. Those of Spring's may follow them to
 * anywhere with all headers, and nothing outside of them can prevent it.
 */
final class RequestFactories {

	private static final String SPRINGS = ClientHttpRequestFactory.class.getPackageName();

	private RequestFactories() {
	}

	/**
	 * Replace the factory of a builder where it is one of Spring's own, or hidden behind
	 * interceptors. What a test or a library brings is kept otherwise: it may never touch
	 * a network.
	 * @param builder the builder, which is changed
	 * @param replacement the factory to use
	 */
	static void replaceSprings(RestClient.Builder builder, ClientHttpRequestFactory replacement) {
		if (requestType(builder).getPackageName().equals(SPRINGS)) {
			builder.requestFactory(replacement);
		}
	}

	/**
	 * A builder does not tell which factory it has: a request tells, which is made and
	 * never executed.
	 */
	private static Class<?> requestType(RestClient.Builder builder) {
		RestClient client = builder.clone().requestInitializers(List::clear).requestInitializer((request) -> {
			throw new Made(request);
		}).observationRegistry(ObservationRegistry.NOOP).build();
		try {
			client.get().uri("http://localhost/").retrieve().toBodilessEntity();
		}
		catch (Made ex) {
			return ex.type;
		}
		throw new IllegalStateException("The RestClient.Builder ignores request initializers");
	}

	/**
	 * Create our own choice, the JDK's client.
	 */
	static ClientHttpRequestFactory jdk(Duration connectTimeout, Duration readTimeout, @Nullable SSLContext sslContext,
			@Nullable ProxySettings proxy) {
		HttpClient.Builder httpClient = HttpClient.newBuilder()
			.connectTimeout(connectTimeout)
			// A clear-text upgrade to HTTP/2 is refused by servers that know only
			// WebSocket's.
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER);
		if (sslContext != null) {
			httpClient.sslContext(sslContext);
		}
		if (proxy != null) {
			httpClient.proxy(proxy.selector());
			Authenticator authenticator = proxy.authenticator();
			if (authenticator != null) {
				httpClient.authenticator(authenticator);
			}
		}
		JdkClientHttpRequestFactory requestFactory = new JdkClientHttpRequestFactory(httpClient.build());
		requestFactory.setReadTimeout(readTimeout);
		return requestFactory;
	}

	/**
	 * A request was made; it goes no further.
	 */
	private static final class Made extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Class<?> type;

		Made(ClientHttpRequest request) {
			super("", null, false, false);
			this.type = request.getClass();
		}

	}

}
