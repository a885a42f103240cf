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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.codec.ActionEncoder;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.Wire;
import io.github.gatherspring.wire.WireException;
import io.github.gatherspring.wire.WireOpener;

/**
 * Limits of sending, through the transport that the client uses: a frame that is made
 * once goes out, its answer comes back and is not looked at.
 */
public final class EchoLimits extends LimitReceiver {

	private final CountDownLatch open = new CountDownLatch(1);

	private final byte[] frame = ActionEncoder.encode(SendingActions.ACTION, 0x5eed5eed);

	private volatile Wire wire = new Wire() {

		@Override
		public void send(ByteBuffer frame) throws IOException {
			throw new IOException("Not open");
		}

		@Override
		public void close(int code, String reason) {
			// Nothing is open.
		}

	};

	private volatile long answers;

	private volatile Thread waiter = Thread.currentThread();

	/* Below: the socket's thread while several are in flight. */

	private boolean chained;

	private long toSend;

	private EchoLimits() {
	}

	/**
	 * Measures.
	 * @param arguments none
	 * @throws WireException if the socket could not be opened
	 * @throws InterruptedException if the thread was interrupted
	 * @throws IOException if the server did not take a frame
	 */
	public static void main(String[] arguments) throws WireException, InterruptedException, IOException {
		EchoLimits limits = new EchoLimits();
		try (LoadServerProcess server = LoadServerProcess.start(1, 0)) {
			new WireOpener(null, null, 1 << 20, SettingNames.OF_BUILDER).open(server.url(), Duration.ofSeconds(10),
					limits);
			limits.open.await();
			SendingActions.Plan plan = SendingActions.Plan.current();
			for (int i = -1; i < plan.rounds(); i++) {
				limits.oneAtATime(plan.single(), i >= 0);
			}
			for (int i = -1; i < plan.rounds(); i++) {
				limits.several(plan.several(), i >= 0);
			}
			done();
		}
		System.exit(0);
	}

	private void oneAtATime(int count, boolean counts) throws IOException {
		Latencies latencies = new Latencies(count);
		this.waiter = Thread.currentThread();
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			long before = System.nanoTime();
			long wanted = this.answers + 1;
			this.wire.send(ByteBuffer.wrap(this.frame));
			while (this.answers < wanted) {
				LockSupport.park(this);
			}
			latencies.add(System.nanoTime() - before);
		}
		if (counts) {
			Figures.tell("actions.1", count * 1e9 / (System.nanoTime() - start));
			latencies.tell("1");
		}
	}

	private void several(int count, boolean counts) throws IOException {
		this.toSend = count - SendingActions.IN_FLIGHT;
		this.chained = true;
		long wanted = this.answers + count;
		long start = System.nanoTime();
		// The answers to these make the socket's thread send the others; none comes
		// before the last of these is written.
		ByteBuffer first = ByteBuffer.allocate(this.frame.length);
		for (int i = 0; i < SendingActions.IN_FLIGHT; i++) {
			synchronized (this) {
				this.wire.send(first.clear().put(this.frame).flip());
			}
		}
		while (this.answers < wanted) {
			LockSupport.parkNanos(this, 1_000_000);
		}
		if (counts) {
			Figures.tell("actions.64", count * 1e9 / (System.nanoTime() - start));
		}
		this.chained = false;
	}

	@Override
	public void opened(Wire opened) {
		this.wire = opened;
		this.open.countDown();
	}

	@Override
	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	public void frame(ByteBuffer frame) {
		this.answers++;
		if (!this.chained) {
			LockSupport.unpark(this.waiter);
		}
		else if (this.toSend > 0) {
			this.toSend--;
			try {
				synchronized (this) {
					this.wire.send(ByteBuffer.wrap(this.frame));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
