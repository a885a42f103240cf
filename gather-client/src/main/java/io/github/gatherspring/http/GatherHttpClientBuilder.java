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

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.ProxySettings;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.SecureAddresses;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Builds a {@link GatherHttpClient}. Not thread-safe; may build several clients.
 *
 * @since 0.1.0
 */
public final class GatherHttpClientBuilder {

	/** How long a connection may take to be made, unless set. */
	public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

	/** How long a server may take to answer, unless set. */
	public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(60);

	private URI baseUrl = URI.create("https://api.gather.town");

	private @Nullable String apiKey;

	private boolean allowInsecure;

	private RestClient.@Nullable Builder restClientBuilder;

	private SettingNames settingNames = (setting) -> (setting == Setting.API_BASE_URL) ? "baseUrl"
			: setting.builderName();

	private @Nullable ClientHttpRequestFactory requestFactory;

	private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;

	private Duration readTimeout = DEFAULT_READ_TIMEOUT;

	private @Nullable SSLContext sslContext;

	private @Nullable ProxySettings proxy;

	private RateLimits rateLimits = RateLimits.waitAtMost(Duration.ofMinutes(1));

	private MapBackupStore backups = (backup) -> {
	};

	private boolean guestListKeyInQuery;

	private Consumer<Duration> waitListener = (wait) -> {
	};

	private InstantSource clock = InstantSource.system();

	private Sleeper sleeper = (duration) -> Thread.sleep(duration.toMillis());

	GatherHttpClientBuilder() {
	}

	/**
	 * Sets where the API is.
	 * @param baseUrl the address without a path, {@code https://api.gather.town} unless
	 * set
	 * @return this builder
	 */
	public GatherHttpClientBuilder baseUrl(URI baseUrl) {
		this.baseUrl = baseUrl;
		return this;
	}

	/**
	 * Sets how messages name the settings, for whoever fills builders from a source of
	 * their own, such as properties.
	 * @param settingNames names the settings; those of this builder unless set
	 * @return this builder
	 */
	public GatherHttpClientBuilder settingNames(SettingNames settingNames) {
		this.settingNames = settingNames;
		return this;
	}

	/**
	 * Set the API key, which is sent as the header {@code apiKey} with every call.
	 * @param apiKey the key, which may end with a line feed as files do, or null for the
	 * few calls that need none
	 * @return this builder
	 * @throws IllegalArgumentException if the key is blank or holds characters that no
	 * header can hold; the message does not hold the key
	 */
	public GatherHttpClientBuilder apiKey(@Nullable String apiKey) {
		String read = Secrets.read(apiKey, this.settingNames.of(Setting.API_KEY));
		Assert.isTrue(apiKey == null || read != null,
				() -> this.settingNames.of(Setting.API_KEY) + " must not be blank; leave it out for none");
		this.apiKey = read;
		return this;
	}

	/**
	 * Sets whether the key may travel in clear text beyond loopback.
	 * @param allowInsecure whether {@code http:} is allowed everywhere
	 * @return this builder
	 */
	public GatherHttpClientBuilder allowInsecure(boolean allowInsecure) {
		this.allowInsecure = allowInsecure;
		return this;
	}

	/**
	 * Set what makes the requests: its interceptors, its converters and its observations
	 * are used. The builder itself is left as it is. Its request factory is replaced,
	 * since Spring's may follow a redirect to any host and take the key along; that of a
	 * mock is kept. Set {@link #sslContext} or {@link #requestFactory} for what it had.
	 * @param restClientBuilder the builder
	 * @return this builder
	 */
	public GatherHttpClientBuilder restClientBuilder(RestClient.Builder restClientBuilder) {
		this.restClientBuilder = restClientBuilder;
		return this;
	}

	/**
	 * Set what makes the connections, in place of the JDK's client. It must not follow
	 * redirects, for it would take the key along, and should have a read time-out: the
	 * time-outs, the trust and the proxy of this builder are not applied to it.
	 * @param requestFactory the factory
	 * @return this builder
	 */
	public GatherHttpClientBuilder requestFactory(ClientHttpRequestFactory requestFactory) {
		Assert.notNull(requestFactory, "'requestFactory' must not be null");
		this.requestFactory = requestFactory;
		return this;
	}

	/**
	 * Set how long a connection may take to be made.
	 * @param connectTimeout the limit, ten seconds unless set; positive
	 * @return this builder
	 */
	public GatherHttpClientBuilder connectTimeout(Duration connectTimeout) {
		this.connectTimeout = positive(connectTimeout, "connectTimeout");
		return this;
	}

	/**
	 * Set how long a server may take to answer, and to send the rest of an answer.
	 * @param readTimeout the limit, a minute unless set; positive
	 * @return this builder
	 */
	public GatherHttpClientBuilder readTimeout(Duration readTimeout) {
		this.readTimeout = positive(readTimeout, "readTimeout");
		return this;
	}

	/**
	 * Set the trust and keys of TLS connections.
	 * @param sslContext the context, or null for the JDK's own
	 * @return this builder
	 */
	public GatherHttpClientBuilder sslContext(@Nullable SSLContext sslContext) {
		this.sslContext = sslContext;
		return this;
	}

	/**
	 * Set the HTTP proxy on the way to the API.
	 * @param proxy the proxy, or null for those that the JVM names
	 * @return this builder
	 */
	public GatherHttpClientBuilder proxy(@Nullable ProxySettings proxy) {
		this.proxy = proxy;
		return this;
	}

	private static Duration positive(Duration duration, String name) {
		Assert.notNull(duration, () -> "'" + name + "' must not be null");
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				() -> "'" + name + "' must be positive, not " + duration);
		return duration;
	}

	/**
	 * Sets what to do when the server wants fewer calls.
	 * @param rateLimits the policy, to wait for at most a minute unless set
	 * @return this builder
	 */
	public GatherHttpClientBuilder rateLimits(RateLimits rateLimits) {
		this.rateLimits = rateLimits;
		return this;
	}

	/**
	 * Set who hears of it when a call waits because the server wants fewer of them.
	 * @param waitListener takes how long the wait is, before it begins and on the thread
	 * that waits
	 * @return this builder
	 */
	public GatherHttpClientBuilder waitListener(Consumer<Duration> waitListener) {
		Assert.notNull(waitListener, "'waitListener' must not be null");
		this.waitListener = waitListener;
		return this;
	}

	/**
	 * Sets where maps are kept before they are changed.
	 * @param backups the store, none unless set
	 * @return this builder
	 */
	public GatherHttpClientBuilder backups(MapBackupStore backups) {
		this.backups = backups;
		return this;
	}

	/**
	 * Sets whether guest lists are asked for with the key in the query, as the vendor's
	 * page says, and not in the header alone. A key in a query ends in the logs of every
	 * machine on the way: only for servers that take no other.
	 * @param guestListKeyInQuery whether to send the key in the query
	 * @return this builder
	 */
	public GatherHttpClientBuilder guestListKeyInQuery(boolean guestListKeyInQuery) {
		this.guestListKeyInQuery = guestListKeyInQuery;
		return this;
	}

	/**
	 * Sets what tells the time.
	 * @param clock the clock, the system's unless set
	 * @return this builder
	 */
	public GatherHttpClientBuilder clock(InstantSource clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Sets what waits when the server wants fewer calls.
	 * @param sleeper the sleeper, the thread's own unless set
	 * @return this builder
	 */
	GatherHttpClientBuilder sleeper(Sleeper sleeper) {
		this.sleeper = sleeper;
		return this;
	}

	/**
	 * Builds the client.
	 * @return the client
	 * @throws IllegalArgumentException if the address is no HTTP address, or the key
	 * would travel in clear text
	 */
	public GatherHttpClient build() {
		String refusal = SecureAddresses.refusal(this.baseUrl, "http", this.allowInsecure || this.apiKey == null,
				this.settingNames.of(Setting.API_BASE_URL), this.settingNames);
		if (refusal != null) {
			throw new IllegalArgumentException(refusal);
		}
		JsonMapper mapper = JsonMapper.builder()
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
		ServerWords words = new ServerWords(mapper, new Secrets(this.apiKey));
		return new GatherHttpClient(api(),
				new HttpCalls(this.rateLimits, this.clock, announced(this.waitListener, this.sleeper), words), mapper,
				this.clock, this.backups, this.apiKey, this.guestListKeyInQuery);
	}

	private static Sleeper announced(Consumer<Duration> listener, Sleeper sleeper) {
		return (duration) -> {
			listener.accept(duration);
			sleeper.sleep(duration);
		};
	}

	private GatherHttpApi api() {
		DefaultUriBuilderFactory addresses = new DefaultUriBuilderFactory(
				UriComponentsBuilder.fromUri(this.baseUrl).replaceQuery(null).fragment(null));
		// Everything in a value is encoded, so that an id of a space stays one segment.
		addresses.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.TEMPLATE_AND_VALUES);
		RestClient.Builder builder = (this.restClientBuilder != null) ? this.restClientBuilder.clone()
				: RestClient.builder();
		RequestFactories.replaceSprings(builder, (this.requestFactory != null) ? this.requestFactory
				: RequestFactories.jdk(this.connectTimeout, this.readTimeout, this.sslContext, this.proxy));
		builder.uriBuilderFactory(addresses).defaultStatusHandler((status) -> true, (request, response) -> {
			// Statuses are judged where the answer is read.
		});
		if (this.apiKey != null) {
			builder.defaultHeader("apiKey", this.apiKey);
		}
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(builder.build()))
			.build()
			.createClient(GatherHttpApi.class);
	}

}
