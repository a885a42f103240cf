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

package io.github.gatherspring.autoconfigure;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * Bundle whose context follows its changes, for HTTP libraries, which ask for the context
 * once.
 *
 * @param bundle the bundle as it is now
 * @param context follows its changes
 */
record ReloadedSslBundle(SslBundle bundle, SSLContext context) implements SslBundle {

	@Override
	public SslStoreBundle getStores() {
		return this.bundle.getStores();
	}

	@Override
	public SslBundleKey getKey() {
		return this.bundle.getKey();
	}

	@Override
	public SslOptions getOptions() {
		return this.bundle.getOptions();
	}

	@Override
	public String getProtocol() {
		return this.bundle.getProtocol();
	}

	@Override
	public SslManagerBundle getManagers() {
		return this.bundle.getManagers();
	}

	@Override
	public SSLContext createSslContext() {
		return this.context;
	}

	/**
	 * Wrap a bundle.
	 * @return the bundle, {@code null} without one
	 */
	static @Nullable SslBundle of(@Nullable SslBundle bundle, @Nullable SSLContext context) {
		return (bundle != null && context != null) ? new ReloadedSslBundle(bundle, context) : null;
	}

}
