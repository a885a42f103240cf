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

package io.github.gatherspring.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SetTextStatus;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Acknowledged actions: one at a time by a thread that waits for each answer, 64 in
 * flight by chains in which each answer sends the next action, and 64 threads that wait.
 * In a Spring Boot application with metrics switched on.
 */
public final class SendingActions {

	static final int IN_FLIGHT = 64;

	static final ClientServerAction ACTION = ClientServerAction.newBuilder()
		.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("at work on the quarterly report"))
		.build();

	private final GatherClient client;

	private SendingActions(GatherClient client) {
		this.client = client;
	}

	/**
	 * Measures.
	 * @param arguments {@code cold} or {@code warm}
	 * @throws InterruptedException if the thread was interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		try (LoadServerProcess server = LoadServerProcess.start(1, 0);
				ConfigurableApplicationContext context = ListenerReceive.run(server)) {
			SendingActions sending = new SendingActions(context.getBean(GatherClient.class));
			Clients.awaitReady(sending.client);
			Plan plan = Plan.current();
			if (arguments[0].equals("cold")) {
				sending.chains(20_000, "cold.64");
			}
			else {
				for (int i = -1; i < plan.rounds(); i++) {
					sending.oneAtATime(plan.single(), i >= 0);
				}
				for (int i = -1; i < plan.rounds(); i++) {
					sending.chains(plan.several(), (i >= 0) ? "actions.64" : null);
				}
				for (int i = -1; i < plan.rounds(); i++) {
					sending.threads(plan.several() / 4, (i >= 0) ? "threads.64" : null);
				}
			}
		}
		System.exit(0);
	}

	private void oneAtATime(int count, boolean counts) {
		Latencies latencies = new Latencies(count);
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			long before = System.nanoTime();
			this.client.send(ACTION).join();
			latencies.add(System.nanoTime() - before);
		}
		if (counts) {
			Figures.tell("actions.1", count * 1e9 / (System.nanoTime() - start));
			latencies.tell("1");
		}
	}

	private void chains(int count, @org.jspecify.annotations.Nullable String name) throws InterruptedException {
		AtomicInteger toSend = new AtomicInteger(count);
		CountDownLatch answered = new CountDownLatch(count);
		Latencies latencies = new Latencies(count);
		long start = System.nanoTime();
		for (int i = 0; i < IN_FLIGHT; i++) {
			sendNext(toSend, answered, latencies);
		}
		answered.await();
		if (name != null) {
			Figures.tell(name, count * 1e9 / (System.nanoTime() - start));
			latencies.tell(name.substring(name.indexOf('.') + 1));
		}
	}

	private void sendNext(AtomicInteger toSend, CountDownLatch answered, Latencies latencies) {
		if (toSend.getAndDecrement() <= 0) {
			return;
		}
		long before = System.nanoTime();
		this.client.send(ACTION).whenComplete((nothing, failure) -> {
			if (failure != null) {
				failure.printStackTrace();
				System.exit(1);
			}
			synchronized (latencies) {
				latencies.add(System.nanoTime() - before);
			}
			answered.countDown();
			sendNext(toSend, answered, latencies);
		});
	}

	private void threads(int count, @org.jspecify.annotations.Nullable String name) throws InterruptedException {
		Thread[] threads = new Thread[IN_FLIGHT];
		long start = System.nanoTime();
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				for (int j = 0; j < count / IN_FLIGHT; j++) {
					this.client.send(ACTION).join();
				}
			});
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		if (name != null) {
			Figures.tell(name, (count / IN_FLIGHT) * (double) IN_FLIGHT * 1e9 / (System.nanoTime() - start));
		}
	}

	/**
	 * How much to send.
	 *
	 * @param rounds how many rounds
	 * @param single actions in a round of one at a time
	 * @param several actions in a round of several in flight
	 */
	record Plan(int rounds, int single, int several) {

		static Plan current() {
			return Boolean.getBoolean("quick") ? new Plan(4, 10_000, 80_000) : new Plan(7, 20_000, 200_000);
		}

	}

}
