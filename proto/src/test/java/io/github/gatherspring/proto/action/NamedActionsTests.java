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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import io.github.gatherspring.proto.AddInventoryItem;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.Craft;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Teleport;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.proto.WireObject;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NamedActions} and the conversion of its arguments.
 */
class NamedActionsTests {

	private final RecordingActions actions = new RecordingActions();

	@Test
	void argumentsAreNamedInEitherSpelling() {
		SetTextStatus expected = SetTextStatus.newBuilder().setTextStatus("away").setTargetId("u").build();
		this.actions.send("set_text_status", Map.of("textStatus", "away", "target_id", "u"));
		assertThat(this.actions.last().getSetTextStatus()).isEqualTo(expected);
		this.actions.send("setTextStatus", Map.of("text_status", "away", "targetId", "u"));
		assertThat(this.actions.last().getSetTextStatus()).isEqualTo(expected);
	}

	@Test
	void argumentsAreGivenByPosition() {
		this.actions.send("set_text_status", "away");
		assertThat(this.actions.last().getSetTextStatus())
			.isEqualTo(SetTextStatus.newBuilder().setTextStatus("away").build());
		this.actions.send("teleport", "office-main", 3, 4, null, "Up");
		assertThat(this.actions.last().getTeleport()).isEqualTo(Teleport.newBuilder()
			.setMapId("office-main")
			.setX(3)
			.setY(4)
			.setDirection(SpriteDirectionEnum.ENUM.Up)
			.build());
	}

	@Test
	void anActionWithoutArgumentsNeedsOnlyItsName() {
		this.actions.send("exit");
		assertThat(this.actions.last().hasExit()).isTrue();
		this.actions.send("exit", Map.of());
		assertThat(this.actions.last().hasExit()).isTrue();
	}

	@Test
	void whatIsLeftOutOrNullKeepsTheDefault() {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("chatRecipient", "GLOBAL_CHAT");
		values.put("contents", "hi");
		values.put("mapId", "map");
		values.put("localPlayerIds", null);
		values.put("nookId", null);
		this.actions.send("chat", values);
		assertThat(this.actions.last().getChat())
			.isEqualTo(Chat.newBuilder().setChatRecipient("GLOBAL_CHAT").setContents("hi").setMapId("map").build());
	}

	@Test
	void aRequiredArgumentThatIsMissingIsRefused() {
		refused("chat", Map.of("chatRecipient", "GLOBAL_CHAT", "mapId", "map"))
			.withMessageStartingWith("Action 'chat': 'contents' is missing, it takes chatRecipient (string)")
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("contents"));
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("textStatus", null);
		refused("set_text_status", values).withMessageContaining("'textStatus' is missing");
		refused(() -> this.actions.send("teleport", "map", 1)).withMessageContaining("'y' is missing");
		refused(() -> this.actions.send("teleport", "map", null, 1)).withMessageContaining("'x' is missing");
		refused(() -> this.actions.send("set_text_status")).withMessageContaining("'textStatus' is missing");
		refused("mapAddObject", Map.of("mapId", "map")).withMessageContaining("'object' is missing");
	}

	@Test
	void everyRequiredArgumentOfEveryActionIsRequired() {
		int missing = 0;
		for (ActionDescriptor action : ActionCatalog.all()) {
			for (ActionArgument argument : action.arguments()) {
				boolean required = !argument.optional() && !argument.repeated() && !argument.map();
				if (required && !(action.name().equals("move") && argument.name().equals("inputId"))) {
					Map<String, @Nullable Object> others = complete(action.name(), Map.of());
					others.remove(argument.name());
					refused(action.name(), others).withMessageContaining("'" + argument.name() + "' is missing");
					missing++;
				}
			}
			this.actions.send(action.name(), complete(action.name(), Map.of()));
			assertThat(this.actions.last().getActionCase().getNumber()).isEqualTo(action.number());
		}
		assertThat(missing).isGreaterThan(150);
	}

	@Test
	void theNumberOfAMoveIsCountedByTheClient() {
		this.actions.send("move", "Up", false);
		assertThat(this.actions.last().getMove())
			.isEqualTo(Move.newBuilder().setDir(MoveDirectionEnum.ENUM.Up).build());
	}

	@Test
	void anArgumentThatIsAMapIsNamed() {
		this.actions.send("craft", Map.of("inputs", Map.of("wood", 2)));
		assertThat(this.actions.last().getCraft()).isEqualTo(Craft.newBuilder().putInputs("wood", 2).build());
		refused("craft", Map.of("wood", 2)).withMessageContaining("'wood'").withMessageContaining("inputs");
	}

	@Test
	void theMessageItselfIsTakenAsAllArguments() {
		SetTextStatus message = SetTextStatus.newBuilder().setTextStatus("x").build();
		this.actions.send("set_text_status", message);
		assertThat(this.actions.last().getSetTextStatus()).isSameAs(message);
	}

	@Test
	void numbersOfAnyTypeAreTakenWithoutALoss() {
		for (Object x : List.of(7, 7L, (short) 7, (byte) 7, 7.0, 7f, BigInteger.valueOf(7), new BigDecimal("7.00"),
				"7")) {
			this.actions.send("teleport", complete("teleport", Map.of("x", x)));
			assertThat(this.actions.last().getTeleport().getX()).as(x.getClass().getName()).isEqualTo(7);
		}
	}

	@Test
	void unsignedNumbersAreTakenOverTheirWholeRange() {
		this.actions.send("teleport", complete("teleport", Map.of("x", 4294967295L)));
		assertThat(this.actions.last().getTeleport().getX()).isEqualTo(-1);
		for (Object delta : List.of(new BigInteger("18446744073709551615"), "18446744073709551615",
				new BigDecimal("18446744073709551615"))) {
			this.actions.send("add_inventory_item", complete("add_inventory_item", Map.of("delta", delta)));
			assertThat(this.actions.last().getAddInventoryItem()).extracting(AddInventoryItem::getDelta).isEqualTo(-1L);
		}
	}

	@Test
	void aNumberOutOfRangeIsRefused() {
		for (Object x : List.of(-1, 4294967296L, Long.MAX_VALUE, 1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300,
				"1e1000000000", new BigDecimal("1e1000000000"), new BigDecimal("1e-1000000000"), "-0x1", "")) {
			refused("teleport", Map.of("x", x)).withMessageContaining("'teleport'")
				.withMessageContaining("'x'")
				.withMessageContaining("uint32 (0 to 4294967295)")
				.withMessageContaining(String.valueOf(x))
				.satisfies((ex) -> assertThat(ex.action()).isEqualTo("teleport"))
				.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("x"));
		}
		refused("addInventoryItem", Map.of("delta", new BigInteger("18446744073709551616")))
			.withMessageContaining("uint64 (0 to 18446744073709551615)");
		refused("craft", Map.of("inputs", Map.of("wood", 2147483648L))).withMessageContaining("inputs['wood']")
			.withMessageContaining("int32 (-2147483648 to 2147483647)");
		refused("playSound", Map.of("volume", 1e39)).withMessageContaining("float");
	}

	@Test
	void floatingPointNumbersAreTakenFromNumbersAndText() {
		this.actions.send("play_sound", complete("play_sound", Map.of("volume", 0.5)));
		assertThat(this.actions.last().getPlaySound().getVolume()).isEqualTo(0.5f);
		this.actions.send("set_image_pointer", "object", 1, "2.25");
		assertThat(this.actions.last().getSetImagePointer().getY()).isEqualTo(2.25);
		refused("playSound", Map.of("volume", "loud")).withMessageContaining("'loud' (String)");
		refused("playSound", Map.of("volume", true)).withMessageContaining("true (Boolean)");
	}

	@Test
	void aValueOfAWrongTypeIsRefused() {
		refused("set_text_status", Map.of("text_status", 7)).withMessageContaining("'textStatus'")
			.withMessageContaining("string")
			.withMessageContaining("7 (Integer)");
		refused("set_away", Map.of("away", "yes")).withMessageContaining("bool (true or false)")
			.withMessageContaining("'yes' (String)");
		refused("teleport", Map.of("x", List.of(1))).withMessageContaining("'x'");
		refused("chat", Map.of("localPlayerIds", "u")).withMessageContaining("list of string");
		refused("chat", Map.of("localPlayerIds", List.of("u", 2))).withMessageContaining("'localPlayerIds[1]'");
		refused("chat", Map.of("localPlayerIds", Collections.singletonList(null)))
			.withMessageContaining("'localPlayerIds[0]' must not be null");
		refused("craft", Map.of("inputs", List.of())).withMessageContaining("map<string,int32>");
		refused("enter", Map.of("info", "me")).withMessageContaining("PlayerInitInfo");
		refused("enter", Map.of("info", SetTextStatus.getDefaultInstance())).withMessageContaining("PlayerInitInfo");
	}

	@Test
	void aLongTextIsNotRepeatedInFull() {
		refused("teleport", Map.of("x", "9".repeat(100_000)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(200));
	}

	@Test
	void anUnknownArgumentIsRefusedAndTheKnownOnesAreNamed() {
		refused("set_text_status", Map.of("text", "x")).withMessageContaining("'setTextStatus'")
			.withMessageContaining("'text'")
			.withMessageContaining("textStatus (string), targetId (string) optional")
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("text"));
		refused("enter", Map.of("info", Map.of("nom", "x"))).withMessageContaining("'info.nom'");
		refused("exit", Map.of("now", true)).withMessageContaining("no arguments");
	}

	@Test
	void tooManyArgumentsAreRefused() {
		refused(() -> this.actions.send("ring", "u", "v")).withMessageContaining("'ring'")
			.withMessageContaining("2 arguments")
			.withMessageContaining("user (string)");
		assertThat(this.actions.sent()).isEmpty();
	}

	@Test
	void anArgumentInTwoSpellingsIsRefused() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("textStatus", "a");
		values.put("text_status", "b");
		refused("set_text_status", values).withMessageContaining("twice");
	}

	@Test
	void constantsAreTakenByNameByNumberAndAsTheyAre() {
		for (Object dir : List.of("Up", "UP", "up", 2, 2L, "2", MoveDirectionEnum.ENUM.Up,
				MoveDirectionEnum.ENUM.Up.getValueDescriptor(), Compass.UP)) {
			this.actions.send("move", Map.of("dir", dir, "stopped", false));
			assertThat(this.actions.last().getMove().getDir()).isEqualTo(MoveDirectionEnum.ENUM.Up);
		}
		this.actions.send("move", Map.of("dir", 99, "stopped", false));
		assertThat(this.actions.last().getMove()).isEqualTo(Move.newBuilder().setDirValue(99).build());
	}

	@Test
	void aWrongConstantIsRefusedAndTheRightOnesAreNamed() {
		for (Object dir : List.of("North", Compass.NORTH, MoveDirectionEnum.ENUM.UNRECOGNIZED,
				SpriteDirectionEnum.ENUM.Up, 1L << 40, 1.5, true)) {
			refused("move", Map.of("dir", dir)).withMessageContaining("'dir'")
				.withMessageContaining("Left, Right, Up, Down, Dance");
		}
	}

	private enum Compass {

		UP, NORTH

	}

	@Test
	void messagesAreTakenFromMapsBuildersAndMessages() {
		PlayerInitInfo info = PlayerInitInfo.newBuilder().setName("bot").setX(3).setIsNpc(true).build();
		FieldDescriptor name = PlayerInitInfo.getDescriptor().findFieldByName("name");
		Enter expected = Enter.newBuilder().setInfo(info).build();
		for (Object value : List.of(info, info.toBuilder(), Map.of("name", "bot", "x", 3, "is_npc", true),
				DynamicMessage.newBuilder(PlayerInitInfo.getDescriptor())
					.mergeFrom(info)
					.setField(name, "bot")
					.build())) {
			this.actions.send("enter", Map.of("info", value));
			assertThat(this.actions.last().getEnter()).isEqualTo(expected);
		}
	}

	@Test
	void messagesInMapsAreTakenFromMaps() {
		this.actions.send("map_update_objects", "office-main",
				Map.of("key", Map.of("_name", "Plant", "_tags", List.of("a"), "type", "NOTE", "x", 1)));
		assertThat(this.actions.last().getMapUpdateObjects().getObjectsMap()).containsExactly(Map.entry("key",
				WireObject.newBuilder()
					.setName("Plant")
					.addTags("a")
					.setType(InteractionEnum.ENUM.NOTE)
					.setX(1)
					.build()));
		refused("map_update_objects", Map.of("objects", Map.of("key", Map.of("x", -1))))
			.withMessageContaining("'objects['key'].x'");
	}

	@Test
	void keysOfMapsAreConvertedToo() {
		this.actions.send("map_set_objects", "map", Map.of("17", Map.of()));
		assertThat(this.actions.last().getMapSetObjects().getObjectsMap()).containsOnlyKeys(17);
		refused("map_set_objects", Map.of("objects", Map.of("key", Map.of()))).withMessageContaining("(key)");
		this.actions.send("update_subscriptions", Map.of("playerMoves", true), Map.of("office-main", 5));
		assertThat(this.actions.last().getUpdateSubscriptions()).isEqualTo(UpdateSubscriptions.newBuilder()
			.putSubscriptions("playerMoves", true)
			.putMapUpdateIds("office-main", 5)
			.build());
	}

	@Test
	void repeatedArgumentsAreTakenFromCollectionsAndArrays() {
		for (Object ids : List.of(List.of("a", "b"), new String[] { "a", "b" }, Arrays.asList("a", "b"))) {
			this.actions.send("chat", complete("chat", Map.of("localPlayerIds", ids)));
			assertThat(this.actions.last().getChat().getLocalPlayerIdsList()).containsExactly("a", "b");
		}
		this.actions.send("map_set_sprites", "map", new int[] { 1, 2 });
		assertThat(this.actions.last().getMapSetSprites().getSpritesList()).containsExactly(1, 2);
	}

	@Test
	void bytesAreTakenFromArraysBuffersAndBase64() {
		// No action has bytes; those of an event are converted by the same rules.
		ByteString expected = ByteString.copyFrom(new byte[] { (byte) 0xfb, (byte) 0xff, 1 });
		for (Object mask : List.of(new byte[] { (byte) 0xfb, (byte) 0xff, 1 }, "+/8B", "-_8B", expected,
				ByteBuffer.wrap(new byte[] { (byte) 0xfb, (byte) 0xff, 1 }))) {
			MapSetCollisionsBits.Builder message = MapSetCollisionsBits.newBuilder();
			new ArgumentConverter("mapSetCollisionsBits").fill(message, Map.of("mask", mask));
			assertThat(message.getMask()).isEqualTo(expected);
		}
		for (Object mask : List.of("not base64!", 7)) {
			assertThatExceptionOfType(ActionArgumentException.class)
				.isThrownBy(() -> new ArgumentConverter("mapSetCollisionsBits").fill(MapSetCollisionsBits.newBuilder(),
						Map.of("mask", mask)))
				.withMessageContaining("Base64");
		}
	}

	@Test
	void onlyOneWayToSignInIsTaken() {
		this.actions.send("init", Map.of("spaceId", "s", "apiKey", "key"));
		assertThat(this.actions.last().getInit()).isEqualTo(Init.newBuilder().setSpaceId("s").setApiKey("key").build());
		refused("init", Map.of("token", "very-secret", "apiKey", "very-secret")).withMessageContaining("only one of")
			.withMessageContaining("token (string) optional, apiKey (string) optional")
			.withMessageNotContaining("very-secret");
	}

	@Test
	void aKeyIsNeverShown() {
		refused("init", Map.of("api_key", 987654321)).withMessageContaining("'apiKey'")
			.withMessageNotContaining("987654321");
		refused("init", Map.of("token", List.of("very-secret"))).withMessageNotContaining("very-secret");
		refused("init", Map.of("key", "very-secret")).withMessageNotContaining("very-secret");
		refused(() -> this.actions.send("init", "s", null, "very-secret", "very-secret"))
			.withMessageNotContaining("very-secret");
	}

	@Test
	void anUnknownActionIsNotSent() {
		assertThatExceptionOfType(UnknownActionException.class)
			.isThrownBy(() -> RecordingActions.throwFailure(this.actions.send("set_nam", "x")))
			.withMessageContaining("set_name");
		assertThatExceptionOfType(UnknownActionException.class)
			.isThrownBy(() -> RecordingActions.throwFailure(this.actions.send("set_nam", Map.of())))
			.withMessageContaining("set_name");
		assertThat(this.actions.sent()).isEmpty();
	}

	@Test
	void theActionsAreListed() {
		assertThat(this.actions.actions()).isEqualTo(ActionCatalog.all());
	}

	/**
	 * Adds a value for each argument that has to be there.
	 */
	private static Map<String, @Nullable Object> complete(String action, Map<String, ?> some) {
		Map<String, @Nullable Object> values = new HashMap<>(some);
		for (ActionArgument argument : ActionCatalog.get(action).arguments()) {
			if (!argument.optional() && !argument.repeated() && !argument.map()) {
				values.putIfAbsent(argument.name(), switch (argument.type()) {
					case "string" -> "text";
					case "bool" -> true;
					case "uint32", "uint64", "int32", "float", "double" -> 1;
					default -> argument.type().endsWith(".ENUM") ? 0 : Map.of();
				});
			}
		}
		return values;
	}

	private ThrowableAssertAlternative<ActionArgumentException> refused(String action,
			Map<String, ? extends @Nullable Object> arguments) {
		return refused(() -> this.actions.send(action, arguments));
	}

	private ThrowableAssertAlternative<ActionArgumentException> refused(Supplier<CompletableFuture<Void>> call) {
		int before = this.actions.sent().size();
		CompletableFuture<Void> answer = call.get();
		assertThat(this.actions.sent()).hasSize(before);
		return assertThatExceptionOfType(ActionArgumentException.class)
			.isThrownBy(() -> RecordingActions.throwFailure(answer));
	}

}
