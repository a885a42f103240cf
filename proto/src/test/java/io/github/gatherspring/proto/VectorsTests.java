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

package io.github.gatherspring.proto;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes made by the official encoder mean the same here.
 */
class VectorsTests {

	private static final JsonFormat.Printer PRINTER = JsonFormat.printer().preservingProtoFieldNames();

	private static final AtomicInteger ran = new AtomicInteger();

	private final List<JsonObject> vectors = ProtocolTable.lines("vectors.jsonl")
		.stream()
		.map((line) -> JsonParser.parseString(line).getAsJsonObject())
		.toList();

	@AfterAll
	static void sayHowManyRan() {
		System.out.println("Vectors of the official encoder that passed: " + ran);
	}

	@TestFactory
	Stream<DynamicTest> theBytesOfTheOfficialEncoderMeanTheSame() {
		return this.vectors.stream()
			.map((vector) -> DynamicTest.dynamicTest(text(vector, "kind") + " " + text(vector, "case"),
					() -> check(vector)));
	}

	@Test
	void thereIsAVectorForEveryActionAndForEveryEventOfTheNewerVersion() {
		assertThat(cases("action")).hasSize(129).doesNotHaveDuplicates();
		assertThat(cases("event")).hasSize(126).doesNotHaveDuplicates();
		assertThat(this.vectors).hasSize(255);
	}

	private List<String> cases(String kind) {
		return this.vectors.stream()
			.filter((vector) -> text(vector, "kind").equals(kind))
			.map((vector) -> text(vector, "case"))
			.toList();
	}

	private static void check(JsonObject vector) throws InvalidProtocolBufferException {
		byte[] bytes = HexFormat.of().parseHex(text(vector, "hex"));
		Message message = parse(text(vector, "kind"), bytes);
		assertThat(caseOf(message)).isEqualTo(text(vector, "case"));
		assertThat(tree(JsonParser.parseString(PRINTER.print(message)))).isEqualTo(tree(vector.get("json")));
		assertThat(parse(text(vector, "kind"), message.toByteArray())).isEqualTo(message);
		ran.incrementAndGet();
	}

	private static Message parse(String kind, byte[] bytes) throws InvalidProtocolBufferException {
		return switch (kind) {
			case "action" -> ClientServerAction.parseFrom(bytes);
			case "event" -> ServerClientBatch.parseFrom(bytes);
			default -> throw new IllegalArgumentException("Unknown kind of vector '%s'".formatted(kind));
		};
	}

	private static String caseOf(Message message) {
		if (message instanceof ClientServerAction action) {
			return ClientServerAction.getDescriptor().findFieldByNumber(action.getActionCase().getNumber()).getName();
		}
		ServerClientEvent event = ((ServerClientBatch) message).getEvents(0);
		return ServerClientEvent.getDescriptor().findFieldByNumber(event.getEventCase().getNumber()).getName();
	}

	/**
	 * JSON as plain values, so that numbers compare by their value.
	 */
	private static Object tree(JsonElement element) {
		if (element.isJsonObject()) {
			Map<String, Object> members = new LinkedHashMap<>();
			element.getAsJsonObject()
				.entrySet()
				.forEach((entry) -> members.put(entry.getKey(), tree(entry.getValue())));
			return members;
		}
		if (element.isJsonArray()) {
			List<Object> elements = new ArrayList<>();
			element.getAsJsonArray().forEach((each) -> elements.add(tree(each)));
			return elements;
		}
		if (element.getAsJsonPrimitive().isNumber()) {
			return new BigDecimal(element.getAsString()).stripTrailingZeros();
		}
		return element.toString();
	}

	private static String text(JsonObject vector, String member) {
		return vector.get(member).getAsString();
	}

}
