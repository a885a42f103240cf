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

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.Examinable;
import io.github.gatherspring.doctor.DoctorReport.Finding;

/**
 * Examines clients: what is configured, the way to Gather, the key, the handshake, and
 * what the space lets the client do. It looks at the client as it is and opens no second
 * connection to the space, which would throw the first one out. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public class GatherDoctor {

	private static final Duration LOOK = Duration.ofMillis(250);

	private final List<Check> checks;

	private final InstantSource clock;

	private final Map<String, ConnectionTimes> times = new ConcurrentHashMap<>();

	/**
	 * Create a doctor.
	 * @param properties tells which properties are set for a client, by the client's name
	 * @param clock the clock that is compared with the server's
	 */
	public GatherDoctor(Function<String, List<BoundProperty>> properties, InstantSource clock) {
		this.clock = clock;
		this.checks = List.of(new VersionsCheck(), new PropertiesCheck(properties), new AddressCheck(),
				new ProxyCheck(), new TlsCheck(), new ClockCheck(), new KeyCheck(), new SpaceCheck(), new ServerCheck(),
				new HandshakeCheck(), new SubscriptionCheck(), new WorldCheck(), new ChatCheck(), new LatencyCheck());
	}

	/**
	 * Return an observer that measures how long a client needs to connect.
	 * @param client the client's name
	 * @return the observer, to be given to the client's builder
	 */
	public GatherClientObserver observer(String client) {
		return this.times.computeIfAbsent(client, (name) -> new ConnectionTimes(this.clock));
	}

	/**
	 * Look at a client without changing anything in its space. Takes some seconds where
	 * addresses do not answer.
	 * @param client the client
	 * @return what was found
	 * @throws InterruptedException if the thread was interrupted
	 */
	public DoctorReport look(GatherClient client) throws InterruptedException {
		return examine(client, false);
	}

	/**
	 * Wait until a client is ready or has failed to get there, as long as an attempt of
	 * it may take, and examine it. Tries the chat with a message to the client's own
	 * user.
	 * @param client the client
	 * @return what was found
	 * @throws InterruptedException if the thread was interrupted
	 */
	public DoctorReport examine(GatherClient client) throws InterruptedException {
		if (client instanceof Examinable examinable) {
			await(client, examinable.connectionSettings().connectTimeout().plusSeconds(1));
		}
		return examine(client, true);
	}

	private static void await(GatherClient client, Duration limit) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (!isSettled(client.status()) && System.nanoTime() - end < 0) {
			try {
				client.awaitReady(LOOK);
			}
			catch (GatherDisconnectedException ex) {
				// It gave up or was stopped; the status says why.
				return;
			}
			if (Thread.interrupted()) {
				throw new InterruptedException("The examination was interrupted");
			}
		}
	}

	private static boolean isSettled(ConnectionStatus status) {
		return status.isReady() || status.state().isAtRest() || status.state() == ConnectionState.WAITING_TO_RECONNECT;
	}

	private DoctorReport examine(GatherClient client, boolean chat) throws InterruptedException {
		if (!(client instanceof Examinable examinable)) {
			return new DoctorReport(client.name(), client.spaceId(),
					List.of(Finding.skipped("client", "not made by GatherClientBuilder (" + client.getClass().getName()
							+ "), so nothing is known of it")));
		}
		ConnectionTimes measured = this.times.get(client.name());
		Examination examination = new Examination(client, examinable, ApiAnswer.ask(examinable.connectionSettings()),
				this.clock.instant(), chat, (measured != null) ? measured : new ConnectionTimes(this.clock));
		List<Finding> findings = new ArrayList<>();
		for (Check check : this.checks) {
			findings.add(look(check, examination));
		}
		return new DoctorReport(client.name(), client.spaceId(), findings);
	}

	private static Finding look(Check check, Examination examination) throws InterruptedException {
		try {
			return check.look(examination);
		}
		catch (RuntimeException ex) {
			// One step that cannot be done must not hide what the others find.
			return Finding.failed(check.step(), "could not be examined: " + examination.shown(ex.toString()),
					"report this with the log at debug level");
		}
	}

}
