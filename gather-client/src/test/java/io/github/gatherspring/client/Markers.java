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

package io.github.gatherspring.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.CustomAction;
import io.github.gatherspring.simulator.GatherSimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Numbered actions and what became of them.
 */
final class Markers {

	private static final String NAME = "marker";

	private final GatherClient client;

	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private final Set<Integer> succeeded = ConcurrentHashMap.newKeySet();

	/** Those that the server cannot have carried out. */
	private final Set<Integer> neverSent = ConcurrentHashMap.newKeySet();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	Markers(GatherClient client) {
		this.client = client;
	}

	CompletableFuture<Void> send(int number) {
		this.sent.incrementAndGet();
		return this.client
			.send(ClientServerAction.newBuilder()
				.setCustomAction(CustomAction.newBuilder().setName(NAME).setPayload(String.valueOf(number)))
				.build())
			.whenComplete((nothing, failure) -> {
				if (failure == null) {
					this.succeeded.add(number);
				}
				else {
					this.failures.add(failure);
					if ((failure instanceof GatherDisconnectedException disconnected && !disconnected.wasSent())
							|| failure instanceof GatherQueueFullException) {
						this.neverSent.add(number);
					}
				}
				this.ended.incrementAndGet();
			});
	}

	int pending() {
		return this.sent.get() - this.ended.get();
	}

	int succeeded() {
		return this.succeeded.size();
	}

	Queue<Throwable> failures() {
		return this.failures;
	}

	void awaitEnds(Duration limit) {
		await().atMost(limit).until(() -> pending() == 0);
	}

	/**
	 * Compares with what the server saw.
	 */
	void assertOnceOrReported(GatherSimulator simulator) {
		List<Integer> received = simulator.received("customAction")
			.stream()
			.map((action) -> Integer.valueOf(action.action().getCustomAction().getPayload()))
			.toList();
		Set<Integer> distinct = new HashSet<>(received);
		assertThat(received).as("received twice").hasSameSizeAs(distinct);
		assertThat(this.ended.get()).as("ended").isEqualTo(this.sent.get());
		assertThat(this.succeeded.size() + this.failures.size()).as("ended once").isEqualTo(this.sent.get());
		assertThat(this.succeeded.stream().filter((number) -> !distinct.contains(number)).collect(Collectors.toSet()))
			.as("reported as done, but never received")
			.isEmpty();
		assertThat(this.neverSent.stream().filter(distinct::contains).collect(Collectors.toSet()))
			.as("reported as never sent, but received")
			.isEmpty();
	}

}
