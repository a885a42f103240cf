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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.gatherspring.presence.PresenceKeeper;
import io.github.gatherspring.proto.ServerClientBatch;

/**
 * The way of a frame to the handlers without a socket.
 */
final class FrameBench {

	private final EventPipeline pipeline;

	FrameBench() {
		GatherClientBuilder builder = GatherClient.builder().apiKey("a-key-of-tests").spaceId("abc\\space");
		GatherClient client = builder.build();
		this.pipeline = new EventPipeline(client, builder, List.of(), new EnteringAvatar(null),
				(PresenceKeeper) client.presence());
	}

	EventPipeline pipeline() {
		return this.pipeline;
	}

	<T> void listenTo(Class<T> type, List<? super T> heard) {
		this.pipeline.handlers().add(type, (event, context) -> heard.add(type.cast(event)), () -> {
		});
	}

	void receive(byte[] frame) {
		this.pipeline.frame(frame, 0, frame.length, 1_000);
		this.pipeline.endOfRun();
	}

	void receive(String hex) {
		receive(HexFormat.of().parseHex(hex));
	}

	static byte[] frame(ByteString... events) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		CodedOutputStream output = CodedOutputStream.newInstance(frame);
		try {
			for (ByteString event : events) {
				output.writeTag(ServerClientBatch.EVENTS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
				output.writeBytesNoTag(event);
			}
			output.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return frame.toByteArray();
	}

}
