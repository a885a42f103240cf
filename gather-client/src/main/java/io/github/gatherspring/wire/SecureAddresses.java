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

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;

/**
 * Says which addresses a secret may be sent to.
 *
 * @since 0.1.0
 */
public final class SecureAddresses {

	private static final Set<String> ENCRYPTED = Set.of("https", "wss");

	/** No server has a longer address; engines and logs would choke on one. */
	private static final int LONGEST = 2048;

	private static final int LONGEST_SHOWN = 200;

	private SecureAddresses() {
	}

	/**
	 * Check an address.
	 * @param address the address
	 * @param plain the scheme without encryption, {@code http} or {@code ws}
	 * @param allowInsecure whether clear text is allowed everywhere
	 * @param origin what the address was configured by, or where it came from
	 * @param names names the settings that may help
	 * @return why the address is refused; {@code null} when it is not
	 */
	public static @Nullable String refusal(URI address, String plain, boolean allowInsecure, String origin,
			SettingNames names) {
		int length = address.toString().length();
		if (length > LONGEST) {
			return origin + " is '" + display(address) + "', an address of " + length + " characters; expected "
					+ LONGEST + " at most";
		}
		String scheme = (address.getScheme() != null) ? address.getScheme().toLowerCase(Locale.ROOT) : "";
		String encrypted = plain + "s";
		if (!scheme.equals(plain) && !scheme.equals(encrypted)) {
			return origin + " is '" + display(address) + "', expected an address that starts with " + encrypted
					+ ":// (or " + plain + ":// on loopback)";
		}
		if (address.getHost() == null) {
			return origin + " is '" + display(address) + "', which names no host";
		}
		if (!ENCRYPTED.contains(scheme) && !allowInsecure && !isLoopback(address.getHost())) {
			return origin + " is '" + display(address) + "': the API key would travel in clear text; use " + encrypted
					+ "://, or set " + names.of(Setting.ALLOW_INSECURE) + "=true if you accept that";
		}
		return null;
	}

	/**
	 * Return an address for people to read: without user, query and fragment, and cut
	 * where it is long.
	 * @param address the address
	 * @return its scheme, host, port and path, which together are an address again
	 */
	public static String display(URI address) {
		if (address.getHost() == null) {
			return (address.getScheme() != null) ? OneLine.of(address.getScheme(), LONGEST_SHOWN) + ":…" : "…";
		}
		return OneLine.of(address.getScheme() + "://" + address.getHost()
				+ ((address.getPort() >= 0) ? ":" + address.getPort() : "")
				+ ((address.getRawPath() != null) ? address.getRawPath() : ""), LONGEST_SHOWN);
	}

	/**
	 * Say whether what is meant for one address may be sent to the other: the same host
	 * and port, and encrypted alike. The schemes of HTTP and of WebSocket are one here.
	 * @param one an address with a host
	 * @param other another
	 * @return whether they are of the same origin
	 */
	public static boolean sameOrigin(URI one, URI other) {
		return one.getHost() != null && other.getHost() != null && one.getHost().equalsIgnoreCase(other.getHost())
				&& isEncrypted(one) == isEncrypted(other) && port(one) == port(other);
	}

	private static boolean isEncrypted(URI address) {
		return address.getScheme() != null && ENCRYPTED.contains(address.getScheme().toLowerCase(Locale.ROOT));
	}

	static int port(URI address) {
		if (address.getPort() >= 0) {
			return address.getPort();
		}
		return isEncrypted(address) ? 443 : 80;
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
