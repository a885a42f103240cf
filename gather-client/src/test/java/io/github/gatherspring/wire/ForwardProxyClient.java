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

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.setting.SettingNames;

/**
 * Asks and opens through a proxy, and prints a line for each of it.
 */
final class ForwardProxyClient {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final ProxySettings proxy;

	private final SSLContext trust;

	private ForwardProxyClient(ProxySettings proxy, SSLContext trust) {
		this.proxy = proxy;
		this.trust = trust;
	}

	/**
	 * Does so.
	 * @param arguments a folder, the port of the proxy, and {@code -direct} or the
	 * credentials
	 */
	public static void main(String[] arguments) throws Exception {
		boolean direct = arguments.length == 3;
		boolean credentials = arguments.length == 4;
		ProxySettings proxy = new ProxySettings("127.0.0.1", Integer.parseInt(arguments[1]),
				credentials ? arguments[2] : null, credentials ? arguments[3] : null,
				direct ? ProxySettings.LOOPBACK : Set.of());
		SSLContext trust = selfSigned(Path.of(arguments[0]));
		HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		HttpsServer encrypted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		encrypted.setHttpsConfigurator(new HttpsConfigurator(trust));
		for (HttpServer server : new HttpServer[] { plain, encrypted }) {
			server.createContext("/", (exchange) -> {
				byte[] answer = "wss://engine.example/".getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
				exchange.close();
			});
			server.start();
		}
		new ForwardProxyClient(proxy, trust).run(plain.getAddress().getPort(), encrypted.getAddress().getPort());
		System.exit(0);
	}

	private void run(int plain, int encrypted) throws IOException {
		ProxySelector before = ProxySelector.getDefault();
		print("https assignment", () -> assignment("https://127.0.0.1:" + encrypted));
		print("http assignment", () -> assignment("http://127.0.0.1:" + plain));
		print("https API", () -> api("https://127.0.0.1:" + encrypted));
		try (ScriptedServer sockets = new ScriptedServer((peer) -> peer.upgrade().readToEnd());
				ScriptedServer encryptedSockets = new ScriptedServer(this.trust,
						(peer) -> peer.upgrade().readToEnd())) {
			print("ws socket", () -> socket(sockets.url("ws")));
			print("wss socket", () -> socket(encryptedSockets.url("wss")));
		}
		URI another = URI.create("http://somebody.example/");
		print("others", () -> ProxySelector.getDefault().select(another).equals(before.select(another)) ? "untouched"
				: "touched");
	}

	private static void print(String what, Callable<String> task) {
		try {
			System.out.println(what + ": " + task.call());
		}
		catch (Exception ex) {
			System.out.println(what + ": " + ex.getMessage());
		}
	}

	private String assignment(String api) throws WireException {
		return new ServerAssignment(URI.create(api), SpaceId.parse("abc/def"), "marker-key-0815", false, this.trust,
				this.proxy, LIMIT, SettingNames.OF_BUILDER)
			.ask()
			.toString();
	}

	private String api(String api) {
		return GatherHttpClient.builder()
			.baseUrl(URI.create(api))
			.sslContext(this.trust)
			.proxy(this.proxy)
			.build()
			.gameServer(SpaceId.parse("abc/def"))
			.toString();
	}

	private String socket(URI server) throws WireException, InterruptedException {
		new WireOpener(null, this.trust, this.proxy, 1024, SettingNames.OF_BUILDER).open(server, LIMIT, new Silent());
		return "opened";
	}

	private static SSLContext selfSigned(Path folder)
			throws IOException, GeneralSecurityException, InterruptedException {
		Path store = folder.resolve("keys.p12");
		new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
				"-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1", "-storetype",
				"PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream input = new FileInputStream(store.toFile())) {
			keys.load(input, PASSWORD);
		}
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keyManagers.init(keys, PASSWORD);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("server", keys.getCertificate("server"));
		TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trustManagers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
		return context;
	}

	private static final class Silent implements FrameReceiver {

		@Override
		public void opened(Wire wire) {
			// That it opens is all.
		}

		@Override
		public void activity(int count) {
			// Not looked at.
		}

		@Override
		public void frame(ByteBuffer frame) {
			// Not looked at.
		}

		@Override
		public void text() {
			// Not looked at.
		}

		@Override
		public void tooLarge(int limit) {
			// Not looked at.
		}

		@Override
		public void closed(int code, String reason) {
			// Not looked at.
		}

	}

}
