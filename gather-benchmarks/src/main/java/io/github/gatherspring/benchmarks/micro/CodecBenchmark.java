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

package io.github.gatherspring.benchmarks.micro;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.benchmarks.server.Frames;
import io.github.gatherspring.codec.ActionEncoder;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.action.ActionCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Frames to events, and actions to frames; a frame holds twenty events.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

	private static final int EVENTS = 20;

	private final byte[] frame = Frames.moves(0, EVENTS, 100).toByteArray();

	private final String text = "at work on the quarterly report";

	/**
	 * Decodes a frame as protobuf does.
	 * @return the batch
	 * @throws InvalidProtocolBufferException never
	 */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public ServerClientBatch parseBatch() throws InvalidProtocolBufferException {
		return ServerClientBatch.parser().parseFrom(this.frame);
	}

	/**
	 * Walks over a frame and decodes each event.
	 * @param sink takes the events
	 */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void walkAndParse(Blackhole sink) {
		FrameWalker.walk(this.frame, 0, this.frame.length, (number, from, to, eventFrom, eventTo) -> {
			try {
				sink.consume(PlayerMoves.parser().parseFrom(this.frame, from, to - from));
			}
			catch (InvalidProtocolBufferException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	/**
	 * Walks over a frame whose events nobody wants.
	 * @param sink takes their numbers
	 */
	@Benchmark
	@OperationsPerInvocation(EVENTS)
	public void passOver(Blackhole sink) {
		FrameWalker.walk(this.frame, 0, this.frame.length,
				(number, from, to, eventFrom, eventTo) -> sink.consume(number));
	}

	/**
	 * Builds and encodes an action.
	 * @return the frame
	 */
	@Benchmark
	public byte[] encodeAction() {
		return ActionEncoder.encode(ClientServerAction.newBuilder()
			.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus(this.text))
			.build(), 0x5eed5eed);
	}

	/**
	 * Builds and encodes an action by its name.
	 * @return the frame
	 */
	@Benchmark
	public byte[] encodeActionByName() {
		return ActionEncoder.encode(ActionCatalog.encode("setTextStatus", Map.of("textStatus", this.text)), 0x5eed5eed);
	}

}
