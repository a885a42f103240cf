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

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.github.gatherspring.wire.RetryAfter;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.client.RestClientException;

/**
 * Makes one call until it has an answer that is not "too many": waits as allowed, and
 * turns every failure into an exception of ours.
 */
final class HttpCalls {

	private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

	private static final Duration LONGEST_SINGLE_WAIT = Duration.ofSeconds(30);

	/** How the JDK's client begins to say that a proxy refused. */
	private static final String TUNNEL_FAILED = "Tunnel failed";

	private final RateLimits rateLimits;

	private final InstantSource clock;

	private final Sleeper sleeper;

	private final ServerWords words;

	HttpCalls(RateLimits rateLimits, InstantSource clock, Sleeper sleeper, ServerWords words) {
		this.rateLimits = rateLimits;
		this.clock = clock;
		this.sleeper = sleeper;
		this.words = words;
	}

	/**
	 * Makes a call.
	 * @param what the call in words, for messages
	 * @param call the call
	 * @param reader turns a good answer into the result; what it throws as
	 * {@link RuntimeException} means that the answer is not understood
	 */
	<T> T call(String what, Supplier<ResponseEntity<byte[]>> call, Reader<T> reader) {
		ResponseEntity<byte[]> answer = answer(what, call);
		if (!answer.getStatusCode().is2xxSuccessful()) {
			String words = this.words.of(answer);
			throw new GatherHttpException("Gather refused to " + what + " with status " + answer.getStatusCode().value()
					+ said(words) + hint(answer), answer.getStatusCode().value(), words, null);
		}
		try {
			return reader.read(answer);
		}
		catch (GatherHttpException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			String words = this.words.of(answer);
			throw new GatherHttpException(
					"Gather answered the request to " + what + " with something else than expected" + said(words),
					answer.getStatusCode().value(), words, null);
		}
	}

	private ResponseEntity<byte[]> answer(String what, Supplier<ResponseEntity<byte[]>> call) {
		Duration waited = Duration.ZERO;
		ExponentialBackOff untold = new ExponentialBackOff(FIRST_WAIT.toMillis(), 2);
		untold.setMaxInterval(LONGEST_SINGLE_WAIT.toMillis());
		BackOffExecution waits = untold.start();
		while (true) {
			ResponseEntity<byte[]> answer = exchange(what, call);
			if (answer.getStatusCode().value() != HttpStatus.TOO_MANY_REQUESTS.value()) {
				return answer;
			}
			Duration asked = RetryAfter.read(answer.getHeaders(), this.clock.instant());
			// To be asked for no wait, again and again, must not end in a loop without
			// one.
			Duration wait = (asked != null && !asked.isZero()) ? asked : Duration.ofMillis(waits.nextBackOff());
			if (waited.plus(wait).compareTo(this.rateLimits.longestWait()) > 0) {
				String words = this.words.of(answer);
				throw new GatherRateLimitException(
						"Gather wants fewer requests than the one to " + what
								+ ((asked != null) ? ", and none for " + asked.toSeconds() + " s" : "") + said(words)
								+ "; call less often, or allow longer waiting than " + this.rateLimits.longestWait(),
						words, asked);
			}
			sleep(what, wait);
			waited = waited.plus(wait);
		}
	}

	private ResponseEntity<byte[]> exchange(String what, Supplier<ResponseEntity<byte[]>> call) {
		try {
			return call.get();
		}
		catch (RestClientException ex) {
			Throwable root = (ex.getCause() != null) ? ex.getCause() : ex;
			String reason = (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
			if (reason.startsWith(TUNNEL_FAILED)) {
				reason += " from the proxy, which wants a user name and a password, or does not let this host through";
			}
			throw new GatherHttpException("Gather could not be asked to " + what + ": " + this.words.shown(reason), 0,
					"", this.words.holdsSecret(root) ? null : root);
		}
	}

	private void sleep(String what, Duration wait) {
		if (wait.isZero()) {
			return;
		}
		try {
			this.sleeper.sleep(wait);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new GatherHttpException(
					"Interrupted while waiting to " + what + ", for which Gather wants fewer requests",
					HttpStatus.TOO_MANY_REQUESTS.value(), "", ex);
		}
	}

	private static String said(String words) {
		return words.isEmpty() ? "" : ": " + words;
	}

	private String hint(ResponseEntity<byte[]> answer) {
		int status = answer.getStatusCode().value();
		String location = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
		if (status / 100 == 3 && location != null) {
			return " (redirected to " + this.words.shown(location)
					+ ", which is not followed, since the API key would go along; check the address of the API)";
		}
		return switch (status) {
			case 401, 403 -> " (check the API key, and that its owner has the rights in the space)";
			case 404 -> " (check the id of the space and of what is asked for in it)";
			case 407 -> " (the proxy wants a user name and a password, or others)";
			default -> "";
		};
	}

	/**
	 * Turns an answer into a result.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface Reader<T> {

		T read(ResponseEntity<byte[]> answer);

	}

}
