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

package io.github.gatherspring.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerHeartbeat;
import org.jspecify.annotations.Nullable;

/**
 * Server on one thread and bare sockets: says the handshake, answers each action, sends
 * heartbeats, and floods when told. What to do comes as lines on the standard input.
 */
public final class LoadServer {

	private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(10);

	private final Selector selector = Selector.open();

	private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

	private final List<LoadConnection> connections = new ArrayList<>();

	private final PrintStream answers;

	private final byte[] ready = Frames.webSocket(ServerClientBatch.newBuilder()
		.addEvents(ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId("player-1")))
		.build());

	private final byte[] heartbeat = Frames.webSocket(ServerClientBatch.newBuilder()
		.addEvents(ServerClientEvent.newBuilder().setServerHeartbeat(ServerHeartbeat.getDefaultInstance()))
		.build());

	private final List<byte[]> world;

	private final int players;

	private LoadServer(int players, int objectBytes, PrintStream answers) throws IOException {
		this.answers = answers;
		this.players = players;
		this.world = Frames.world(players, objectBytes).stream().map(Frames::webSocket).toList();
	}

	/**
	 * Runs a server until the standard input ends.
	 * @param arguments number of players, size of the objects in bytes
	 * @throws IOException if there is no port to listen on
	 */
	public static void main(String[] arguments) throws IOException {
		LoadServer server = new LoadServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), System.out);
		ServerSocketChannel listener = ServerSocketChannel.open();
		listener.bind(new InetSocketAddress("127.0.0.1", 0), 1024);
		listener.configureBlocking(false);
		listener.register(server.selector, SelectionKey.OP_ACCEPT);
		Thread input = new Thread(server::readCommands, "commands");
		input.setDaemon(true);
		input.start();
		long world = server.world.stream().mapToLong((frame) -> frame.length).sum();
		System.out.println(((InetSocketAddress) listener.getLocalAddress()).getPort() + " " + world);
		server.serve(listener);
	}

	private void readCommands() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				String[] words = line.split(" ");
				this.commands.add(() -> command(words));
				this.selector.wakeup();
			}
		}
		catch (IOException ex) {
			System.err.println("The load server cannot read its commands: " + ex);
		}
		System.exit(0);
	}

	private void command(String[] words) {
		LoadConnection last = this.connections.get(this.connections.size() - 1);
		switch (words[0]) {
			case "flood" -> {
				Flood flood = Flood.of(Integer.parseInt(words[1]), Long.parseLong(words[2]), this.players, 0);
				this.answers.println(flood.events() + " " + flood.checksum());
				last.flood(flood);
			}
			case "pace" -> {
				Flood flood = Flood.of(Integer.parseInt(words[1]), Long.parseLong(words[2]), this.players,
						Integer.parseInt(words[3]));
				this.answers.println(flood.events() + " " + flood.checksum());
				last.flood(flood);
			}
			default -> throw new IllegalArgumentException("Unknown command " + words[0]);
		}
	}

	private void serve(ServerSocketChannel listener) throws IOException {
		long nextHeartbeat = System.nanoTime() + HEARTBEAT;
		while (true) {
			this.selector.select(pause(nextHeartbeat));
			for (Runnable command = this.commands.poll(); command != null; command = this.commands.poll()) {
				command.run();
			}
			for (SelectionKey key : this.selector.selectedKeys()) {
				if (key.isValid()) {
					serve(listener, key);
				}
			}
			this.selector.selectedKeys().clear();
			for (LoadConnection connection : List.copyOf(this.paced())) {
				connection.flush();
			}
			if (System.nanoTime() - nextHeartbeat >= 0) {
				nextHeartbeat += HEARTBEAT;
				List.copyOf(this.connections).forEach((connection) -> connection.send(this.heartbeat));
			}
		}
	}

	private List<LoadConnection> paced() {
		List<LoadConnection> paced = new ArrayList<>();
		for (LoadConnection connection : this.connections) {
			if (connection.isPaced()) {
				paced.add(connection);
			}
		}
		return paced;
	}

	private long pause(long nextHeartbeat) {
		if (!paced().isEmpty()) {
			return 1;
		}
		return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextHeartbeat - System.nanoTime()));
	}

	private void serve(ServerSocketChannel listener, SelectionKey key) throws IOException {
		if (key.isAcceptable()) {
			SocketChannel channel = listener.accept();
			channel.configureBlocking(false);
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			LoadConnection connection = new LoadConnection(this, channel);
			connection.register(this.selector);
			this.connections.add(connection);
			return;
		}
		@Nullable LoadConnection connection = (LoadConnection) key.attachment();
		if (connection != null) {
			if (key.isReadable()) {
				connection.read();
			}
			if (key.isValid() && key.isWritable()) {
				connection.flush();
			}
		}
	}

	byte[] ready() {
		return this.ready;
	}

	List<byte[]> world() {
		return this.world;
	}

	void closed(LoadConnection connection) {
		this.connections.remove(connection);
	}

}
