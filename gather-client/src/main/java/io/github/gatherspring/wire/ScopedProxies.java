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
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Gives Tomcat's client a proxy of ours. It asks the JVM's default selector and nobody
 * else, so this one takes that place, answers for the thread that is opening a socket of
 * ours, and leaves every other question to the selector that was there.
 */
final class ScopedProxies extends ProxySelector {

	private static final ThreadLocal<@Nullable ProxySelector> SCOPED = new ThreadLocal<>();

	private final @Nullable ProxySelector before;

	private ScopedProxies(@Nullable ProxySelector before) {
		this.before = before;
	}

	/**
	 * Run a task during which the calling thread is given another selector's answers.
	 */
	static <T> T during(ProxySelector selector, Supplier<T> task) {
		takePlace();
		SCOPED.set(selector);
		try {
			return task.get();
		}
		finally {
			SCOPED.remove();
		}
	}

	private static synchronized void takePlace() {
		ProxySelector present = ProxySelector.getDefault();
		if (!(present instanceof ScopedProxies)) {
			ProxySelector.setDefault(new ScopedProxies(present));
		}
	}

	@Override
	public List<Proxy> select(URI uri) {
		ProxySelector scoped = SCOPED.get();
		if (scoped != null) {
			return scoped.select(uri);
		}
		return (this.before != null) ? this.before.select(uri) : List.of(Proxy.NO_PROXY);
	}

	@Override
	public void connectFailed(URI uri, SocketAddress address, IOException failure) {
		if (SCOPED.get() == null && this.before != null) {
			this.before.connectFailed(uri, address, failure);
		}
	}

}
