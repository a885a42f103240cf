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

package io.github.gatherspring.wire;

import java.net.Authenticator;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks Gather's HTTP API which server hosts a space. Source: the official client's call
 * of {@code game-server-assignment}. Goes without {@code RestClient}: a thread that reads
 * a body through it cannot be interrupted on Java 17, and a stop must not wait for a
 * server that sends a byte now and then.
 *
 * @since 0.1.0
 */
public final class ServerAssignment {

	private static final int MOST_REDIRECTS = 3;

	private static final int LARGEST_ANSWER = 64 * 1024;

	private static final int LONGEST_QUOTE = 200;

	private static final Duration LONGEST_WAIT = Duration.ofHours(1);

	/**
	 * The HTTP client of all assignments with the JDK's own trust; made when first
	 * needed, since it costs an application tens of milliseconds at its start, has a
	 * thread, and not every client asks.
	 */
	private static final Renewable<HttpClient> SHARED = new Renewable<>(() -> builder().build());

	private final URI address;

	private final @Nullable String apiKey;

	private final boolean allowInsecure;

	private final SpaceId space;

	private final Secrets secrets;

	private final SettingNames names;

	private final Duration timeout;

	private final @Nullable ProxySettings proxy;

	private final Renewable<HttpClient> httpClient;

	/**
	 * Prepares to ask.
	 * @param apiBaseUrl the HTTP API
	 * @param space the space
	 * @param apiKey the key to send, if there is one
	 * @param allowInsecure whether the key may travel in clear text beyond loopback
	 * @param sslContext trust and keys, if not the JDK's own
	 * @param timeout the limit of each step
	 * @param names names the settings in messages
	 */
	public ServerAssignment(URI apiBaseUrl, SpaceId space, @Nullable String apiKey, boolean allowInsecure,
			@Nullable SSLContext sslContext, Duration timeout, SettingNames names) {
		this(apiBaseUrl, space, apiKey, allowInsecure, sslContext, null, timeout, names);
	}

	/**
	 * Prepare to ask through a proxy.
	 * @param apiBaseUrl the HTTP API
	 * @param space the space
	 * @param apiKey the key to send, if there is one
	 * @param allowInsecure whether the key may travel in clear text beyond loopback
	 * @param sslContext trust and keys, if not the JDK's own
	 * @param proxy the proxy to use, if not those that the JVM names
	 * @param timeout the limit of each step
	 * @param names names the settings in messages
	 */
	public ServerAssignment(URI apiBaseUrl, SpaceId space, @Nullable String apiKey, boolean allowInsecure,
			@Nullable SSLContext sslContext, @Nullable ProxySettings proxy, Duration timeout, SettingNames names) {
		this.proxy = proxy;
		this.names = names;
		this.address = UriComponentsBuilder.fromUri(apiBaseUrl)
			.pathSegment("api", "v2", "spaces", space.asPathSegment(), "game-server-assignment")
			.build(true)
			.toUri();
		this.space = space;
		this.apiKey = apiKey;
		this.allowInsecure = allowInsecure;
		this.secrets = new Secrets(apiKey);
		this.timeout = timeout;
		this.httpClient = (sslContext != null || proxy != null) ? new Renewable<>(() -> own(sslContext, proxy))
				: SHARED;
	}

	private static HttpClient own(@Nullable SSLContext sslContext, @Nullable ProxySettings proxy) {
		HttpClient.Builder builder = builder();
		if (sslContext != null) {
			builder.sslContext(sslContext);
		}
		if (proxy != null) {
			builder.proxy(proxy.selector());
			Authenticator authenticator = proxy.authenticator();
			if (authenticator != null) {
				builder.authenticator(authenticator);
			}
		}
		return builder.build();
	}

	/**
	 * HTTP/1.1 on purpose: in clear text the JDK's client would otherwise ask for an
	 * upgrade to HTTP/2, which servers that know only the upgrade to WebSocket refuse.
	 * Redirects are followed here, where it is known how far.
	 */
	private static HttpClient.Builder builder() {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.proxy(Route.selector());
	}

	/**
	 * Asks for the server. Blocks; an interrupt ends it.
	 * @return the address of the server, {@code ws:} or {@code wss:}
	 * @throws WireException if there is no answer, or none that can be used
	 */
	public URI ask() throws WireException {
		return ask((heard) -> {
		});
	}

	/**
	 * Ask for the server and tell of each answer before it is judged, for whoever wants
	 * to know more than what came out. Blocks; an interrupt ends it.
	 * @param listener hears of each answer, on the calling thread
	 * @return the address of the server, {@code ws:} or {@code wss:}
	 * @throws WireException if there is no answer, or none that can be used
	 */
	public URI ask(Consumer<Heard> listener) throws WireException {
		URI target = this.address;
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			Answer answer = exchange(target);
			listener.accept(new Heard(answer.status, answer.date));
			if (answer.status / 100 == 2) {
				return serverUrl(answer.body);
			}
			if (answer.status / 100 != 3 || answer.location == null) {
				throw refused(answer);
			}
			target = redirected(target, answer.location);
		}
		throw new WireException(WireException.Kind.PASSING,
				"The server assignment of " + this.space + " was redirected more than " + MOST_REDIRECTS
						+ " times; check " + this.names.of(Setting.API_BASE_URL));
	}

	private URI redirected(URI from, String location) throws WireException {
		try {
			URI target = from.resolve(new URI(location));
			if (!SecureAddresses.sameOrigin(this.address, target)) {
				// Somebody who can redirect must not be able to collect keys, nor to say
				// where the key goes next. Proxies do so for a while, so it may pass.
				throw new WireException(WireException.Kind.LASTING,
						"The server assignment of " + this.space + " was redirected to another host ("
								+ this.secrets.mask(SecureAddresses.display(target))
								+ "), to which the API key is not sent; check " + this.names.of(Setting.API_BASE_URL));
			}
			return target;
		}
		catch (URISyntaxException ex) {
			throw new WireException(WireException.Kind.PASSING,
					"The server assignment of " + this.space + " was redirected to something that is no address");
		}
	}

	private Answer exchange(URI target) throws WireException {
		HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(this.timeout).GET();
		if (this.apiKey != null) {
			request.header("apiKey", this.apiKey);
		}
		HttpClient client = this.httpClient.get();
		long begunAt = System.nanoTime();
		Throwable failure = null;
		try {
			return Answer.of(answer(client, request.build()));
		}
		catch (ExecutionException ex) {
			failure = (ex.getCause() != null) ? ex.getCause() : ex;
			throw unreachable(failure);
		}
		catch (TimeoutException ex) {
			failure = ex;
			throw unreachable(ex);
		}
		catch (InterruptedException ex) {
			failure = ex;
			Thread.currentThread().interrupt();
			throw new WireException(WireException.Kind.PASSING, "The server assignment was cancelled");
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
			throw ex;
		}
		finally {
			if (failure != null && EngineTrouble.isLikely(failure, Duration.ofNanos(System.nanoTime() - begunAt))) {
				this.httpClient.renew(client);
			}
		}
	}

	private HttpResponse<String> answer(HttpClient client, HttpRequest request)
			throws InterruptedException, ExecutionException, TimeoutException {
		CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request,
				(response) -> new ShortBody(LARGEST_ANSWER));
		try {
			return exchange.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | InterruptedException ex) {
			exchange.cancel(true);
			throw ex;
		}
	}

	private WireException unreachable(Throwable failure) {
		return new WireException(
				WireFailures.isTrust(failure) ? WireException.Kind.LASTING : WireException.Kind.PASSING,
				"No server assignment from " + SecureAddresses.display(this.address) + ": " + this.secrets
					.mask(WireFailures.describe(failure, Route.to(this.address, this.proxy), this.names)));
	}

	private URI serverUrl(String body) throws WireException {
		String text = body.trim();
		if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
			text = text.substring(1, text.length() - 1).replace("\\/", "/");
		}
		if (this.secrets.areIn(text)) {
			// Engines log the addresses that they connect to.
			throw new WireException(WireException.Kind.LASTING, "The server assignment of " + this.space
					+ " answered an address that holds the API key; check " + this.names.of(Setting.API_BASE_URL));
		}
		URI url;
		try {
			url = new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new WireException(WireException.Kind.PASSING,
					"The server assignment of " + this.space
							+ " answered something that is no address, expected wss://…; check "
							+ this.names.of(Setting.API_BASE_URL));
		}
		String refusal = SecureAddresses.refusal(url, "ws", this.allowInsecure, "The assigned server", this.names);
		if (refusal != null) {
			throw new WireException(WireException.Kind.LASTING, this.secrets.mask(refusal));
		}
		return url;
	}

	private WireException refused(Answer answer) {
		int status = answer.status;
		String by = Route.to(this.address, this.proxy).blame();
		String text = "HTTP " + status + shortened(answer.body) + by;
		return switch (status) {
			case 401, 403 -> new WireException(WireException.Kind.FINAL, "the API key was refused (" + text
					+ "): check " + this.names.of(Setting.API_KEY) + " and that its user may enter " + this.space);
			case 404 -> new WireException(WireException.Kind.FINAL,
					"there is no space " + this.space + " (" + text + "): check " + this.names.of(Setting.SPACE_ID));
			case 407 -> new WireException(WireException.Kind.LASTING, "the server assignment was refused (" + text
					+ "): " + WireFailures.PROXY_CREDENTIALS + "; check " + this.names.of(Setting.PROXY));
			case 429 -> new WireException(WireException.Kind.LASTING,
					"the HTTP API had too many requests (" + text + ")", answer.retryAfter);
			case 408, 425 -> new WireException(WireException.Kind.PASSING,
					"the server assignment was refused for now (" + text + ")");
			default -> status / 100 == 4
					? new WireException(WireException.Kind.FINAL,
							"the server assignment of " + this.space + " was refused (" + text + "): check "
									+ this.names.of(Setting.API_KEY) + " and " + this.names.of(Setting.SPACE_ID))
					: new WireException(WireException.Kind.PASSING, "the server assignment failed (" + text + ")",
							answer.retryAfter);
		};
	}

	private String shortened(String body) {
		if (body.isBlank() || body.strip().startsWith("<")) {
			return "";
		}
		return ", " + OneLine.of(this.secrets.mask(body), LONGEST_QUOTE);
	}

	/**
	 * What an answer of the HTTP API shows besides the server.
	 *
	 * @param status the HTTP status
	 * @param date the server's time, in whole seconds; {@code null} when it does not say
	 * @since 0.1.0
	 */
	public record Heard(int status, @Nullable Instant date) {
	}

	private record Answer(int status, String body, @Nullable String location, @Nullable Duration retryAfter,
			@Nullable Instant date) {

		static Answer of(HttpResponse<String> response) {
			HttpHeaders headers = new HttpHeaders();
			response.headers()
				.firstValue(HttpHeaders.RETRY_AFTER)
				.ifPresent((value) -> headers.set(HttpHeaders.RETRY_AFTER, value));
			Duration asked = RetryAfter.read(headers, Instant.now());
			Duration wait = (asked != null && asked.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : asked;
			// What a proxy says to a request for a tunnel comes without a body.
			String body = (response.body() != null) ? response.body() : "";
			return new Answer(response.statusCode(), body,
					response.headers().firstValue(HttpHeaders.LOCATION).orElse(null), wait,
					response.headers().firstValue(HttpHeaders.DATE).map(Answer::date).orElse(null));
		}

		private static @Nullable Instant date(String header) {
			try {
				return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
			}
			catch (DateTimeException ex) {
				return null;
			}
		}

	}

}
