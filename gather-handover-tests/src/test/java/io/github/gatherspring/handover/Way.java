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
package io.github.gatherspring.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of one instance to the engine, which can be cut: what is sent then arrives
 * nowhere, and nothing tells so, as when a cable is pulled.
 */
final class Way implements AutoCloseable {

	private final ServerSocket door;

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	Way(int target) throws IOException {
		this.target = target;
		this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		run(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	void cut() {
		this.cut = true;
	}

	/**
	 * Lets through what comes from now on; what was cut stays so.
	 */
	void mend() {
		this.cut = false;
		closeSockets();
	}

	private void accept() throws IOException {
		while (!this.door.isClosed()) {
			Socket near = this.door.accept();
			this.sockets.add(near);
			run(() -> connect(near));
		}
	}

	private void connect(Socket near) throws IOException {
		Socket far = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.sockets.add(far);
		run(() -> pump(far, near));
		pump(near, far);
	}

	private void pump(Socket from, Socket to) throws IOException {
		byte[] buffer = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (!this.cut) {
					out.write(buffer, 0, read);
				}
			}
		}
	}

	private void run(Step step) {
		Thread thread = new Thread(() -> {
			try {
				step.run();
			}
			catch (IOException ex) {
				// One of the two ends is gone, which is what ends a way.
				closeQuietly();
			}
		}, "way-to-" + this.target);
		thread.setDaemon(true);
		thread.start();
	}

	private void closeQuietly() {
		this.sockets.removeIf(Socket::isClosed);
	}

	private void closeSockets() {
		this.sockets.forEach((socket) -> {
			try {
				socket.close();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		this.sockets.clear();
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		closeSockets();
	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
