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

package io.github.gatherspring.doctor;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;

import io.github.gatherspring.wire.ProxySettings;
import org.jspecify.annotations.Nullable;

/**
 * The way to an address, through a proxy or not.
 *
 * @param proxy the proxy, {@link Proxy#NO_PROXY} for none
 */
record Way(Proxy proxy) {

	/**
	 * Find the present way.
	 * @param address the address, {@code http(s):} or {@code ws(s):}
	 * @param settings the proxy to use in place of the JVM's
	 */
	static Way to(URI address, @Nullable ProxySettings settings) {
		ProxySelector selector = (settings != null) ? settings.selector() : ProxySelector.getDefault();
		if (selector == null) {
			return new Way(Proxy.NO_PROXY);
		}
		URI http = URI.create((isEncrypted(address) ? "https://" : "http://") + address.getRawAuthority());
		return new Way(selector.select(http)
			.stream()
			.filter((each) -> each.type() == Proxy.Type.HTTP)
			.findFirst()
			.orElse(Proxy.NO_PROXY));
	}

	static boolean isEncrypted(URI address) {
		String scheme = address.getScheme().toLowerCase(Locale.ROOT);
		return scheme.equals("https") || scheme.equals("wss");
	}

	static int port(URI address) {
		return (address.getPort() >= 0) ? address.getPort() : isEncrypted(address) ? 443 : 80;
	}

	boolean isThroughProxy() {
		return this.proxy.type() != Proxy.Type.DIRECT;
	}

	@Override
	public String toString() {
		return (this.proxy.address() instanceof InetSocketAddress at) ? at.getHostString() + ":" + at.getPort()
				: "none";
	}

}
