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

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.gatherspring.proto.AddInventoryItem;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Teleport;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the generated methods, as users write them.
 */
class TypedActionsTests {

	private final RecordingActions actions = new RecordingActions();

	@Test
	void theMethodsReadWell() {
		this.actions.setTextStatus("In a call");
		this.actions.setTextStatus("In a call", "user");
		this.actions.craft(Map.of("wood", 2));
		this.actions.teleport("office-main", 3, 4);
		this.actions.teleport("office-main", 3, 4, null, SpriteDirectionEnum.ENUM.Down);
		this.actions.move(MoveDirectionEnum.ENUM.Left, false, 1);
		this.actions.chat("GLOBAL_CHAT", "hello", List.of(), "office-main");
		this.actions.enter();
		this.actions.exit();
		this.actions.shootConfetti();
		this.actions.notify("text");
		assertThat(this.actions.sent()).hasSize(11).allSatisfy((action) -> assertThat(action.hasTxnId()).isFalse());
		assertThat(this.actions.sent().get(1).getSetTextStatus())
			.isEqualTo(SetTextStatus.newBuilder().setTextStatus("In a call").setTargetId("user").build());
		assertThat(this.actions.sent().get(3).getTeleport())
			.isEqualTo(Teleport.newBuilder().setMapId("office-main").setX(3).setY(4).build());
	}

	@Test
	void aNegativeNumberIsRefusedBeforeAnythingIsSent() {
		refused(() -> this.actions.teleport("office-main", -1, 0)).withMessageContaining("'teleport'")
			.withMessageContaining("'x' must not be negative, but was -1")
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("teleport"))
			.satisfies((ex) -> assertThat(ex.argument()).isEqualTo("x"));
		refused(() -> this.actions.addInventoryItem("item", -1L, "user")).withMessageContaining("'delta'");
		refused(() -> this.actions.setEmoteV2("wave", null, -1)).withMessageContaining("'count'");
		refused(() -> this.actions.updateSubscriptions(Map.of(), Map.of("map", -5L)))
			.withMessageContaining("'mapUpdateIds' must not be negative, but was -5");
	}

	@Test
	void aNumberThatTheTypeCannotHoldIsGivenThroughTheMessage() {
		AddInventoryItem largest = AddInventoryItem.newBuilder().setDelta(-1).build();
		this.actions.addInventoryItem(largest);
		assertThat(this.actions.last().getAddInventoryItem()).isSameAs(largest);
	}

	@Test
	@SuppressWarnings({ "DataFlowIssue", "NullAway" })
	void nullForARequiredArgumentIsRefused() {
		String missing = new HashMap<String, String>().get("missing");
		refused(() -> this.actions.setTextStatus(missing, "user"))
			.withMessage("Action 'setTextStatus': 'textStatus' must not be null");
		refused(() -> this.actions.chat("GLOBAL_CHAT", "x", Arrays.asList("a", missing), "map"))
			.withMessageContaining("'localPlayerIds' must not contain null");
		SetTextStatus message = (SetTextStatus) new HashMap<String, Object>().get("missing");
		refused(() -> this.actions.setTextStatus(message)).withMessageContaining("'message' must not be null");
		assertThat(this.actions.sent()).isEmpty();
	}

	@Test
	void noMethodThrowsWhatIsWrongWithItsArguments() throws ReflectiveOperationException {
		int refused = 0;
		for (Method method : GatherActions.class.getMethods()) {
			if (Set.of("send", "refused", "actions").contains(method.getName())) {
				continue;
			}
			@Nullable Object[] arguments = Arrays.stream(method.getParameterTypes())
				.map((type) -> Array.get(Array.newInstance(type, 1), 0))
				.toArray();
			int before = this.actions.sent().size();
			CompletableFuture<?> answer = (CompletableFuture<?>) Objects
				.requireNonNull(method.invoke(this.actions, arguments));
			if (answer.isCompletedExceptionally()) {
				refused++;
				assertThat(this.actions.sent()).as(method.toString()).hasSize(before);
				assertThatExceptionOfType(ActionArgumentException.class)
					.isThrownBy(() -> RecordingActions.throwFailure(answer))
					.withMessageStartingWith("Action '" + method.getName() + "': '")
					.withMessageEndingWith("' must not be null");
			}
			else {
				assertThat(this.actions.sent()).as(method.toString()).hasSize(before + 1);
			}
		}
		// Each action refuses a message that is null, and most of them more.
		assertThat(refused).isGreaterThan(200);
	}

	@Test
	void aConstantThatIsNotOfTheSchemaIsRefused() {
		refused(() -> this.actions.move(MoveDirectionEnum.ENUM.UNRECOGNIZED, false, 1)).withMessageContaining("'dir'");
	}

	@Test
	void twoWaysToSignInAtOnceAreRefusedAndNotShown() {
		refused(() -> this.actions.init("space", "very-secret", "very-secret")).withMessageContaining("'auth'")
			.withMessageNotContaining("very-secret");
	}

	@Test
	void aListThatChangesLaterDoesNotChangeWhatWasSent() {
		List<String> near = new ArrayList<>(List.of("a"));
		this.actions.chat("LOCAL_CHAT", "x", near, "map");
		near.add("b");
		assertThat(this.actions.last().getChat()).extracting(Chat::getLocalPlayerIdsCount).isEqualTo(1);
	}

	@Test
	void everyActionHasOneMethodForEachWayToCallIt() {
		Map<String, Integer> methods = new HashMap<>();
		for (Method method : GatherActions.class.getMethods()) {
			methods.merge(method.getName(), 1, Integer::sum);
		}
		assertThat(ActionCatalog.all()).allSatisfy((action) -> {
			boolean hasOptional = action.arguments().stream().anyMatch(ActionArgument::optional);
			assertThat(methods).containsEntry(action.name(), hasOptional ? 3 : 2);
		});
		// What is left are send (ready-made, by names, by position), what ends an action
		// that is not sent, and the list.
		assertThat(methods).containsEntry("send", 3)
			.containsEntry("refused", 1)
			.containsEntry("actions", 1)
			.hasSize(132);
	}

	@Test
	void deprecatedActionsAreDeprecatedInEachOfTheirMethods() {
		for (Method method : GatherActions.class.getMethods()) {
			if (!Set.of("send", "refused", "actions").contains(method.getName())) {
				assertThat(method.isAnnotationPresent(Deprecated.class)).as(method.toString())
					.isEqualTo(ActionCatalog.get(method.getName()).deprecated());
			}
		}
	}

	@Test
	void anActionIsDeclaredInTheInterfaceOfItsSubject() {
		assertThat(ActionCatalog.all())
			.allSatisfy((action) -> assertThat(Arrays.stream(GatherActions.class.getMethods())
				.filter((method) -> method.getName().equals(action.name()))
				.map((method) -> method.getDeclaringClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)))
				.containsOnly(action.group() + "actions"));
	}

	private ThrowableAssertAlternative<ActionArgumentException> refused(Supplier<CompletableFuture<Void>> call) {
		int before = this.actions.sent().size();
		CompletableFuture<Void> answer = call.get();
		assertThat(this.actions.sent()).hasSize(before);
		return assertThatExceptionOfType(ActionArgumentException.class)
			.isThrownBy(() -> RecordingActions.throwFailure(answer));
	}

}
