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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * The certificates of a server, as a handshake shows them. Nothing is sent but the
 * handshake.
 */
class Certificates {

	private static final int LIMIT_MILLIS = 5000;

	private final URI address;

	private final Way way;

	private final @Nullable SSLContext trust;

	/**
	 * Prepare to look.
	 * @param address the server
	 * @param way the way to it
	 * @param trust whom the client trusts; {@code null} for the JDK's choice
	 */
	Certificates(URI address, Way way, @Nullable SSLContext trust) {
		this.address = address;
		this.way = way;
		this.trust = trust;
	}

	/**
	 * The chain of a server that the client trusts.
	 * @throws IOException if it is not trusted, or not reached
	 */
	List<X509Certificate> trusted() throws IOException {
		try {
			return handshake((this.trust != null) ? this.trust : SSLContext.getDefault());
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * What a server shows that the client does not trust; empty when it shows nothing.
	 */
	List<X509Certificate> shown() {
		Recorder recorder = new Recorder();
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { recorder }, null);
			handshake(context);
		}
		catch (IOException | GeneralSecurityException ex) {
			// The recorder lets no handshake succeed.
			return recorder.chain;
		}
		return recorder.chain;
	}

	private List<X509Certificate> handshake(SSLContext context) throws IOException {
		String host = this.address.getHost();
		int port = Way.port(this.address);
		try (Socket plain = new Socket(this.way.proxy())) {
			plain.connect((this.way.proxy().type() == Proxy.Type.DIRECT) ? new InetSocketAddress(host, port)
					: InetSocketAddress.createUnresolved(host, port), LIMIT_MILLIS);
			plain.setSoTimeout(LIMIT_MILLIS);
			try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
				SSLParameters parameters = socket.getSSLParameters();
				parameters.setEndpointIdentificationAlgorithm("HTTPS");
				socket.setSSLParameters(parameters);
				socket.startHandshake();
				return Arrays.stream(socket.getSession().getPeerCertificates())
					.map(X509Certificate.class::cast)
					.toList();
			}
		}
	}

	/**
	 * Trusts nobody, but keeps what was shown.
	 */
	private static final class Recorder extends X509ExtendedTrustManager {

		private List<X509Certificate> chain = List.of();

		private void record(X509Certificate[] shown) throws CertificateException {
			this.chain = List.of(shown);
			throw new CertificateException("Looked at only");
		}

		@Override
		public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
			record(shown);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket)
				throws CertificateException {
			record(shown);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine)
				throws CertificateException {
			record(shown);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
			throw new CertificateException("This is no server");
		}

		@Override
		public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
				throws CertificateException {
			throw new CertificateException("This is no server");
		}

		@Override
		public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
				throws CertificateException {
			throw new CertificateException("This is no server");
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
