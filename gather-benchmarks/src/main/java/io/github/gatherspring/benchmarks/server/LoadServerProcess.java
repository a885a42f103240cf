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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.gatherspring.proto.PlayerMoves;

/**
 * A {@link LoadServer} in a process of its own, so that its memory and its threads are
 * not taken for the client's.
 */
public final class LoadServerProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader answers;

	private final PrintStream commands;

	private final int port;

	private final long worldBytes;

	private LoadServerProcess(Process process) throws IOException {
		this.process = process;
		this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		long[] started = numbers();
		this.port = (int) started[0];
		this.worldBytes = started[1];
	}

	/**
	 * Starts a server.
	 * @param players how many players its space has
	 * @param objectBytes how many bytes of objects its map has
	 * @return the server, which listens
	 */
	public static LoadServerProcess start(int players, int objectBytes) {
		try {
			return new LoadServerProcess(
					new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
							"-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
							LoadServer.class.getName(), String.valueOf(players), String.valueOf(objectBytes)))
						.redirectError(ProcessBuilder.Redirect.INHERIT)
						.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The load server did not start", ex);
		}
	}

	/**
	 * Returns where the server listens.
	 * @return a WebSocket address
	 */
	public URI url() {
		return URI.create("ws://127.0.0.1:" + this.port + "/");
	}

	/**
	 * Returns how much a client is told of the world.
	 * @return the number of bytes
	 */
	public long worldBytes() {
		return this.worldBytes;
	}

	/**
	 * Floods the client that connected last, as fast as it takes the frames.
	 * @param perFrame how many events a frame
	 * @param events how many events at least
	 * @return what will come
	 */
	public Announced flood(int perFrame, long events) {
		this.commands.println("flood " + perFrame + " " + events);
		return announced();
	}

	/**
	 * Sends events to the client that connected last at an even pace.
	 * @param perFrame how many events a frame
	 * @param events how many events at least
	 * @param perSecond how many events a second
	 * @return what will come
	 */
	public Announced pace(int perFrame, long events, int perSecond) {
		this.commands.println("pace " + perFrame + " " + events + " " + perSecond);
		return announced();
	}

	private Announced announced() {
		long[] announced = numbers();
		return new Announced(announced[0], announced[1]);
	}

	private long[] numbers() {
		try {
			String line = this.answers.readLine();
			if (line == null) {
				throw new IllegalStateException("The load server ended");
			}
			String[] words = line.split(" ");
			return new long[] { Long.parseLong(words[0]), Long.parseLong(words[1]) };
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The load server does not answer", ex);
		}
	}

	/**
	 * Returns what an event adds to the checksum.
	 * @param moves the event
	 * @return a number that depends on its fields
	 */
	public static long checksum(PlayerMoves moves) {
		return Flood.checksum(moves);
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	/**
	 * What a flood consists of.
	 *
	 * @param events number of events
	 * @param checksum sum over the events
	 */
	public record Announced(long events, long checksum) {
	}

}
