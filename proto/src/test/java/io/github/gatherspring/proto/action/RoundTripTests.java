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

package io.github.gatherspring.proto.action;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.github.gatherspring.proto.ClientServerAction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes in comes out again, for arbitrary values over the whole range of the types.
 * The seeds are fixed, so that a failure can be repeated.
 */
class RoundTripTests {

	private static final int ROUNDS = 50;

	@TestFactory
	Stream<DynamicTest> anActionThatIsWrittenByNameIsTheActionThatWasMeant() {
		return ActionCatalog.all().stream().map((action) -> DynamicTest.dynamicTest(action.name(), () -> {
			for (int seed : IntStream.range(0, ROUNDS).toArray()) {
				ClientServerAction meant = arbitrary(action, seed);
				Message message = (Message) meant.getAllFields().values().iterator().next();
				assertThat(action.encode(SampleMessages.asMap(message, ProtocolNames::snakeCase))).as("seed %d", seed)
					.isEqualTo(meant);
				assertThat(action.encode(SampleMessages.asMap(message, (name) -> name))).as("seed %d", seed)
					.isEqualTo(meant);
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> anActionSurvivesItsBytesAndItsJson() {
		return ActionCatalog.all().stream().map((action) -> DynamicTest.dynamicTest(action.name(), () -> {
			for (int seed : IntStream.range(0, ROUNDS).toArray()) {
				ClientServerAction action1 = arbitrary(action, seed);
				assertThat(ClientServerAction.parseFrom(action1.toByteArray())).isEqualTo(action1);
				assertThat(throughJson(action1)).isEqualTo(action1);
			}
		}));
	}

	private static ClientServerAction throughJson(ClientServerAction action) throws InvalidProtocolBufferException {
		ClientServerAction.Builder read = ClientServerAction.newBuilder();
		JsonFormat.parser().merge(JsonFormat.printer().preservingProtoFieldNames().print(action), read);
		return read.build();
	}

	private static ClientServerAction arbitrary(ActionDescriptor action, int seed) {
		var field = ClientServerAction.getDescriptor().findFieldByNumber(action.number());
		Message type = ClientServerAction.newBuilder().newBuilderForField(field).getDefaultInstanceForType();
		return ClientServerAction.newBuilder().setField(field, SampleMessages.arbitrary(seed).of(type)).build();
	}

}
