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

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.PatternMatchUtils;

/**
 * HTTP proxy on the way to Gather, for what the JVM's own {@link ProxySelector} cannot
 * say: credentials, or a proxy for Gather alone.
 *
 * @param host the name or the address of the proxy
 * @param port its port, from 1 to 65535
 * @param username the user name that the proxy wants; {@code null} for none
 * @param password the password that goes with it; {@code null} for none
 * @param nonProxyHosts hosts that are reached directly, {@code *} standing for any
 * characters at the beginning or the end
 * @since 0.1.0
 */
public record ProxySettings(String host, int port, @Nullable String username, @Nullable String password,
		Set<String> nonProxyHosts) {

	/** Hosts that are reached directly unless told otherwise: those on this machine. */
	public static final Set<String> LOOPBACK = Set.of("localhost", "127.*", "[::1]");

	private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

	/**
	 * Create settings. With a user name, Java is told to send it to a proxy through which
	 * an encrypted connection is made, which it does not do unless told: the system
	 * property {@code jdk.http.auth.tunneling.disabledSchemes} is set to nothing where it
	 * is not set.
	 * @param host the name or the address of the proxy
	 * @param port its port, from 1 to 65535
	 * @param username the user name that the proxy wants; {@code null} for none
	 * @param password the password that goes with it; {@code null} for none
	 * @param nonProxyHosts hosts that are reached directly
	 */
	public ProxySettings {
		Assert.hasText(host, "'host' must not be empty");
		Assert.isTrue(port > 0 && port <= 65535, () -> "'port' must be between 1 and 65535, not " + port);
		Assert.isTrue(username != null || password == null, "'password' must come with a 'username'");
		nonProxyHosts = Set.copyOf(nonProxyHosts);
		if (username != null && System.getProperty(TUNNELING) == null) {
			System.setProperty(TUNNELING, "");
		}
	}

	/**
	 * Create settings of a proxy without credentials, for all but this machine.
	 * @param host the name or the address of the proxy
	 * @param port its port, from 1 to 65535
	 * @return the settings
	 */
	public static ProxySettings of(String host, int port) {
		return new ProxySettings(host, port, null, null, LOOPBACK);
	}

	/**
	 * Return what chooses between the proxy and the direct way.
	 * @return the selector, which resolves the proxy's name each time
	 */
	public ProxySelector selector() {
		return new Selector(this.host, this.port, this.nonProxyHosts);
	}

	/**
	 * Return what answers the proxy when it asks for credentials, and nobody else.
	 * @return the authenticator, or {@code null} without credentials
	 */
	public @Nullable Authenticator authenticator() {
		String user = this.username;
		if (user == null) {
			return null;
		}
		char[] secret = (this.password != null) ? this.password.toCharArray() : new char[0];
		return new Authenticator() {

			@Override
			protected @Nullable PasswordAuthentication getPasswordAuthentication() {
				return (getRequestorType() == RequestorType.PROXY) ? new PasswordAuthentication(user, secret) : null;
			}

		};
	}

	/**
	 * Describe the settings without the password.
	 * @return host, port and user name
	 */
	@Override
	public String toString() {
		return "ProxySettings[" + ((this.username != null) ? this.username + "@" : "") + this.host + ":" + this.port
				+ "]";
	}

	private static final class Selector extends ProxySelector {

		private final String host;

		private final int port;

		private final Collection<String> direct;

		Selector(String host, int port, Collection<String> direct) {
			this.host = host;
			this.port = port;
			this.direct = direct.stream().map((pattern) -> pattern.trim().toLowerCase(Locale.ROOT)).toList();
		}

		@Override
		public List<Proxy> select(URI uri) {
			String target = (uri.getHost() != null) ? uri.getHost().toLowerCase(Locale.ROOT) : "";
			boolean directly = this.direct.stream()
				.anyMatch((pattern) -> PatternMatchUtils.simpleMatch(pattern, target));
			return List.of(directly ? Proxy.NO_PROXY
					: new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(this.host, this.port)));
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException failure) {
			// Whoever connects tells of it.
		}

	}

}
