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

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import io.github.gatherspring.client.GatherClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * SSL context that follows a bundle: engines keep it for the life of a client, and each
 * new connection is made with what the bundle holds by then.
 */
final class ReloadedSslContext extends SSLContext {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private ReloadedSslContext(Current current, SSLContext first) {
		super(current, first.getProvider(), first.getProtocol());
	}

	/**
	 * Create a context of the present bundle.
	 * @param user who uses it, for the log
	 * @param bundle gives the present bundle, asked again after each change of it
	 * @param bundles tells of changes; {@code null} where nobody does
	 * @return the context, {@code null} without a bundle
	 */
	static @Nullable SSLContext of(String user, Supplier<@Nullable SslBundle> bundle, @Nullable SslBundles bundles) {
		SslBundle first = bundle.get();
		if (first == null) {
			return null;
		}
		Current current = new Current(first.createSslContext());
		if (bundles != null) {
			bundles.getBundleNames()
				.stream()
				.filter((name) -> bundles.getBundle(name) == first)
				.forEach((name) -> bundles.addBundleUpdateHandler(name,
						(changed) -> reload(user, name, changed, current)));
		}
		return new ReloadedSslContext(current, current.context);
	}

	private static void reload(String user, String name, SslBundle changed, Current current) {
		try {
			current.context = changed.createSslContext();
			logger
				.info("[" + user + "] The SSL bundle '" + name + "' has changed; connections made from now on use it");
		}
		catch (RuntimeException ex) {
			logger.warn(
					"[" + user + "] The SSL bundle '" + name
							+ "' has changed but cannot be used; connections go on being made with what it held before",
					ex);
		}
	}

	private static final class Current extends SSLContextSpi {

		private volatile SSLContext context;

		Current(SSLContext context) {
			this.context = context;
		}

		@Override
		protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
				throws KeyManagementException {
			throw new KeyManagementException("It was initialized by its bundle");
		}

		@Override
		protected SSLSocketFactory engineGetSocketFactory() {
			return this.context.getSocketFactory();
		}

		@Override
		protected SSLServerSocketFactory engineGetServerSocketFactory() {
			return this.context.getServerSocketFactory();
		}

		@Override
		protected SSLEngine engineCreateSSLEngine() {
			return this.context.createSSLEngine();
		}

		@Override
		protected SSLEngine engineCreateSSLEngine(String host, int port) {
			return this.context.createSSLEngine(host, port);
		}

		@Override
		protected SSLSessionContext engineGetServerSessionContext() {
			return this.context.getServerSessionContext();
		}

		@Override
		protected SSLSessionContext engineGetClientSessionContext() {
			return this.context.getClientSessionContext();
		}

		@Override
		protected SSLParameters engineGetDefaultSSLParameters() {
			return this.context.getDefaultSSLParameters();
		}

		@Override
		protected SSLParameters engineGetSupportedSSLParameters() {
			return this.context.getSupportedSSLParameters();
		}

	}

}
