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

package io.github.gatherspring.smartobjects;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.client.RestClient;

/**
 * Builds a {@link SmartObject}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SmartObjectBuilder {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

	private static final int WAITING = 1000;

	private final WebhookUrl url;

	private final WebhookSecret secret;

	private @Nullable String name;

	private @Nullable RestClient restClient;

	private @Nullable Executor executor;

	private BackOff retryBackOff;

	private Duration longestWait = Duration.ofMinutes(2);

	private InstantSource clock = InstantSource.system();

	private Supplier<String> ids = () -> "msg_" + UUID.randomUUID();

	private Function<RetryPolicy, RetryOperations> templates = RetryTemplate::new;

	SmartObjectBuilder(URI url, String secret) {
		this.url = new WebhookUrl(url);
		this.secret = WebhookSecret.of(secret);
		ExponentialBackOff backOff = new ExponentialBackOff(1000, 2);
		backOff.setJitter(250);
		backOff.setMaxInterval(30_000);
		backOff.setMaxAttempts(5);
		this.retryBackOff = backOff;
	}

	/**
	 * Set the name of the object in messages.
	 * @param name the name, the last part of the URL unless set
	 * @return this builder
	 */
	public SmartObjectBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Set what makes the requests, with its time limits, proxies, trust and observations.
	 * It should follow no redirects. Unless set, the JDK's client is used, which waits
	 * for 5 seconds for a connection and for 10 seconds for an answer.
	 * @param restClient the client
	 * @return this builder
	 */
	public SmartObjectBuilder restClient(RestClient restClient) {
		this.restClient = restClient;
		return this;
	}

	/**
	 * Set what {@link SmartObject#async()} runs on. Its calls block.
	 * @param executor the executor; unless set, a daemon thread is started as long as
	 * messages wait
	 * @return this builder
	 */
	public SmartObjectBuilder executor(Executor executor) {
		this.executor = executor;
		return this;
	}

	/**
	 * Set how often and after what time a message is sent again that met status 429, 500
	 * or 503, or got no answer. Where the server says when its rate limit ends, the
	 * message is sent no earlier than that.
	 * @param retryBackOff the waits; unless set, five that grow from one second to 16,
	 * with a jitter
	 * @return this builder
	 */
	public SmartObjectBuilder retryBackOff(BackOff retryBackOff) {
		this.retryBackOff = retryBackOff;
		return this;
	}

	/**
	 * Set how long after the first attempt a message may be sent again.
	 * @param longestWait not negative, 2 minutes unless set; zero for a single attempt
	 * @return this builder
	 * @throws IllegalArgumentException if it is negative
	 */
	public SmartObjectBuilder longestWait(Duration longestWait) {
		if (longestWait.isNegative()) {
			throw new IllegalArgumentException("'longestWait' must not be negative but is " + longestWait);
		}
		this.longestWait = longestWait;
		return this;
	}

	/**
	 * Set what tells the time.
	 * @param clock the clock, the system's unless set
	 * @return this builder
	 */
	public SmartObjectBuilder clock(InstantSource clock) {
		this.clock = clock;
		return this;
	}

	SmartObjectBuilder ids(Supplier<String> ids) {
		this.ids = ids;
		return this;
	}

	SmartObjectBuilder templates(Function<RetryPolicy, RetryOperations> templates) {
		this.templates = templates;
		return this;
	}

	/**
	 * Build the object. Nothing is sent yet.
	 * @return the object
	 */
	public SmartObject build() {
		String name = OneLine.of((this.name != null) ? this.name : lastPart(this.url.uri()), 100);
		Answers answers = new Answers("'" + name + "' (" + this.url + ")", this.clock);
		RestClient restClient = (this.restClient != null) ? this.restClient : JdkClient.INSTANCE;
		Executor executor = (this.executor != null) ? this.executor : threads(name);
		return new DefaultSmartObject(name, new MessageWriter(this.clock, this.ids),
				new Transport(restClient, this.url, this.secret, this.clock, answers), answers,
				new DefaultSmartObject.Retries(this.retryBackOff, this.longestWait, this.clock, this.templates),
				new SerialCalls("'" + name + "'", executor, WAITING));
	}

	private static Executor threads(String name) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("smart-object-" + name + "-");
		executor.setDaemon(true);
		return executor;
	}

	private static String lastPart(URI url) {
		String path = (url.getPath() != null) ? url.getPath() : "";
		String last = path.substring(path.lastIndexOf('/') + 1);
		return last.isEmpty() ? url.getHost() : last;
	}

	/**
	 * Say nothing about the secret.
	 * @return the type and the URL
	 */
	@Override
	public String toString() {
		return "SmartObjectBuilder for " + this.url;
	}

	/**
	 * One client for all objects, made when it is first needed: each has a thread of its
	 * own.
	 */
	private static final class JdkClient {

		static final RestClient INSTANCE = create();

		private static RestClient create() {
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
				.connectTimeout(CONNECT_TIMEOUT)
				.version(HttpClient.Version.HTTP_1_1)
				.followRedirects(HttpClient.Redirect.NEVER)
				.build());
			factory.setReadTimeout(READ_TIMEOUT);
			return RestClient.builder().requestFactory(factory).build();
		}

	}

}
