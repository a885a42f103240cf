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
package io.github.gatherspring.maps.plan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.gatherspring.wire.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the first byte of an image as Gather's page would, and looks whether the
 * answer lets that page read it. No key and no cookie goes along.
 *
 * @since 0.1.0
 */
public final class CorsImageCheck implements ImageCheck {

	private static final String ORIGIN = "https://app.gather.town";

	private final HttpClient http;

	private final Duration timeout;

	/**
	 * Create a check.
	 * @param timeout how long one image may take; positive
	 */
	public CorsImageCheck(Duration timeout) {
		this.timeout = timeout;
		this.http = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NORMAL).build();
	}

	@Override
	public @Nullable String refusal(URI image) {
		HttpRequest request = HttpRequest.newBuilder(image)
			.header("Origin", ORIGIN)
			.header("Range", "bytes=0-0")
			.timeout(this.timeout)
			.build();
		try {
			HttpResponse<Void> answer = this.http.send(request, HttpResponse.BodyHandlers.discarding());
			if (answer.statusCode() / 100 != 2) {
				return "is answered with status " + answer.statusCode() + "; check the address";
			}
			String allowed = answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
			if (!allowed.equals("*") && !allowed.equals(ORIGIN)) {
				return "other origins may not read: the server must answer with Access-Control-Allow-Origin: *";
			}
			return null;
		}
		catch (IOException ex) {
			return "cannot be fetched: " + OneLine.of(ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "was not looked at, for the program was interrupted";
		}
	}

}
