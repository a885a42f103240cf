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
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The way to an address: directly, or through the HTTP proxy that the settings or the
 * JVM's {@link ProxySelector} name. Says for messages who is on that way.
 *
 * @param target the address
 * @param proxy the proxy; {@code null} for none
 */
record Route(URI target, @Nullable InetSocketAddress proxy) {

	/**
	 * Find the present way to an address.
	 * @param target the address, {@code http(s):} or {@code ws(s):}
	 * @param settings the proxy to use in place of the JVM's; {@code null} for those
	 * @return the way
	 */
	static Route to(URI target, @Nullable ProxySettings settings) {
		ProxySelector selector = (settings != null) ? settings.selector() : ProxySelector.getDefault();
		if (selector == null || target.getHost() == null) {
			return new Route(target, null);
		}
		return new Route(target,
				selector.select(asHttp(target))
					.stream()
					.filter((proxy) -> proxy.type() == Proxy.Type.HTTP)
					.map(Proxy::address)
					.filter(InetSocketAddress.class::isInstance)
					.map(InetSocketAddress.class::cast)
					.findFirst()
					.orElse(null));
	}

	/**
	 * Proxies are chosen by the scheme of HTTP, by which the engine asks for them, too.
	 */
	private static URI asHttp(URI target) {
		String scheme = target.getScheme().toLowerCase(Locale.ROOT);
		String http = scheme.startsWith("ws") ? "http" + scheme.substring(2) : scheme;
		return URI.create(http + target.toString().substring(scheme.length()));
	}

	/**
	 * Return a selector that asks the JVM's present one each time: the JDK's HTTP client
	 * would keep the one that it found when it was made.
	 * @return the selector
	 */
	static ProxySelector selector() {
		return new PresentSelector();
	}

	/**
	 * Return whom a refusal may come from, besides the server.
	 * @return an addition to a sentence; empty without a proxy
	 */
	String blame() {
		return (this.proxy != null) ? ", from the server or from the proxy " + shown(this.proxy) : "";
	}

	/**
	 * Return where a connection is made to.
	 * @return the proxy, or the host and port of the address
	 */
	String firstHop() {
		return (this.proxy != null) ? "the proxy " + shown(this.proxy)
				: this.target.getHost() + ":" + SecureAddresses.port(this.target);
	}

	/**
	 * Return host and port at the end of the way.
	 * @return the host and port, and the proxy on the way to it
	 */
	@Override
	public String toString() {
		String end = this.target.getHost() + ":" + SecureAddresses.port(this.target);
		return (this.proxy != null) ? end + " through the proxy " + shown(this.proxy) : end;
	}

	private static String shown(InetSocketAddress address) {
		return address.getHostString() + ":" + address.getPort();
	}

	private static final class PresentSelector extends ProxySelector {

		@Override
		public List<Proxy> select(URI uri) {
			ProxySelector present = ProxySelector.getDefault();
			return (present != null) ? present.select(uri) : List.of(Proxy.NO_PROXY);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException failure) {
			ProxySelector present = ProxySelector.getDefault();
			if (present != null) {
				present.connectFailed(uri, address, failure);
			}
		}

	}

}
