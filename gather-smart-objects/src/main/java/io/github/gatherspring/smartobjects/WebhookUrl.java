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

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Address of one object.
 *
 * @param uri the address, checked
 */
record WebhookUrl(URI uri) {

	WebhookUrl {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("https") && !scheme.equals("http")) {
			throw new IllegalArgumentException("The URL '" + display(uri)
					+ "' does not start with https://. Copy it from the menu of the object in Gather");
		}
		if (uri.getHost() == null) {
			throw new IllegalArgumentException("The URL '" + display(uri) + "' names no host");
		}
		if (uri.getUserInfo() != null || uri.getFragment() != null) {
			throw new IllegalArgumentException(
					"The URL '" + display(uri) + "' holds a user or a fragment (#), which no Smart Object has");
		}
		if (scheme.equals("http") && !isLoopback(uri.getHost())) {
			throw new IllegalArgumentException(
					"The URL '" + display(uri) + "' must start with https://: http:// is only for loopback");
		}
	}

	@Override
	public String toString() {
		return display(this.uri);
	}

	private static String display(URI uri) {
		if (uri.getHost() == null) {
			return OneLine.of((uri.getScheme() != null) ? uri.getScheme() + ":…" : "…", 50);
		}
		return OneLine.of(uri.getScheme() + "://" + uri.getHost() + ((uri.getPort() >= 0) ? ":" + uri.getPort() : "")
				+ ((uri.getRawPath() != null) ? uri.getRawPath() : ""), 300);
	}

	private static boolean isLoopback(String host) {
		String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
		if (name.equalsIgnoreCase("localhost") || name.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return true;
		}
		// Only literals: a name that resolves to loopback today may not tomorrow.
		if (!name.matches("[0-9.]+") && name.indexOf(':') < 0) {
			return false;
		}
		try {
			return InetAddress.getByName(name).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
