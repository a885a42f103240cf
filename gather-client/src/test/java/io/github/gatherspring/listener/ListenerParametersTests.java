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

package io.github.gatherspring.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import io.github.gatherspring.proto.MapSetName;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the parameters of {@link GatherEventListener} methods.
 */
class ListenerParametersTests {

	private static final PlayerWaves WAVE = PlayerWaves.newBuilder().setEncId(1).setTargetId("ben").build();

	private final Player anna = ListenerBench.player("anna", "Anna");

	private final Player ben = ListenerBench.player("ben", "Ben");

	@Test
	void parametersMayComeInAnyOrderAndNumber() {
		AnyOrder listener = new AnyOrder();
		try (ListenerBench bench = new ListenerBench().with(AnyOrder.class, () -> listener).start()) {
			bench.tell(WAVE, this.anna, this.ben);
			assertThat(listener.target).isEqualTo(this.ben);
			assertThat(listener.player).isEqualTo(this.anna);
			assertThat(listener.client).isSameAs(bench.client());
			assertThat(listener.wave).isSameAs(WAVE);
			assertThat(listener.wrapped).extracting(ServerClientEvent::getPlayerWaves).isEqualTo(WAVE);
			assertThat(listener.published).extracting(GatherEvent::event).isSameAs(WAVE);
			assertThat(listener.context).extracting(EventContext::target).isEqualTo(this.ben);
			assertThat(listener.space).isNotNull();
		}
	}

	@Test
	void aMethodWithoutParametersIsCalledForTheEventsOfItsAnnotation() {
		Declared listener = new Declared();
		try (ListenerBench bench = new ListenerBench().with(Declared.class, () -> listener).start()) {
			bench.tell(PlayerJoins.getDefaultInstance());
			bench.tell(PlayerExits.getDefaultInstance());
			bench.tell(PlayerMoves.getDefaultInstance());
			assertThat(listener.heard).containsExactly("none", "PlayerJoins", "none", "PlayerExits");
		}
	}

	@Test
	void batchesAndWrappedEventsAreGivenToWhoNamesThem() {
		Wrappers listener = new Wrappers();
		try (ListenerBench bench = new ListenerBench().with(Wrappers.class, () -> listener).start()) {
			assertThat(bench.sink().interests(bench.client())).containsExactlyInAnyOrder(ServerClientEvent.class,
					ServerClientBatch.class);
			bench.tell(ServerClientEvent.newBuilder().setPlayerWaves(WAVE).build());
			bench.tell(ServerClientBatch.getDefaultInstance());
			bench.tell(WAVE);
			assertThat(listener.heard).containsExactly("event", "batch");
		}
	}

	@Test
	void aListenerForAnyEventHearsEachOnce() {
		Wildcard listener = new Wildcard();
		try (ListenerBench bench = new ListenerBench().with(Wildcard.class, () -> listener).start()) {
			bench.tell(WAVE);
			bench.tell(ServerClientEvent.newBuilder().setPlayerWaves(WAVE).build());
			assertThat(listener.heard).containsExactly("PlayerWaves");
		}
	}

	@Test
	void changesOfTheSpaceAreEventsLikeOthers() {
		Changes listener = new Changes();
		try (ListenerBench bench = new ListenerBench().with(Changes.class, () -> listener).start()) {
			bench.sink().change(bench.client(), new SpaceChange.PlayerArrived(this.anna), 1);
			bench.sink().change(bench.client(), new SpaceChange.SpaceSynchronized(true), 1);
			assertThat(listener.heard).containsExactly("Anna arrived", "PlayerArrived", "SpaceSynchronized");
		}
	}

	@Test
	void theLifeOfTheConnectionCanBeListenedTo() {
		Status listener = new Status();
		try (ListenerBench bench = new ListenerBench().with(Status.class, () -> listener).start()) {
			ConnectionStatus status = ConnectionStatus.initial(java.time.Instant.EPOCH);
			ConnectionStatus ready = new ConnectionStatus(io.github.gatherspring.connection.ConnectionState.READY,
					java.time.Instant.EPOCH, "me", null, 0, 0, null, null, null, null);
			bench.sink().status(bench.client(), status, ready);
			bench.sink().status(bench.client(), ready, ready);
			assertThat(listener.heard).containsExactly("GatherReadyEvent", "ready gather", "GatherReadyEvent",
					"ready gather");
		}
	}

	@Test
	void withoutTheRequiredPlayerTheMethodIsNotCalledAndThatIsCounted() {
		Required listener = new Required();
		try (ListenerBench bench = new ListenerBench().with(Required.class, () -> listener).start()) {
			bench.tell(WAVE);
			bench.tell(WAVE, this.anna, null);
			assertThat(listener.heard).containsExactly("nullable null", "optional false", "required Anna",
					"nullable Anna", "optional true");
			assertThat(bench.statistics("Required.required").count(ListenerOutcome.SKIPPED)).isEqualTo(1);
			assertThat(bench.statistics("Required.required").count(ListenerOutcome.SUCCESS)).isEqualTo(1);
		}
	}

	@Test
	void aTypeParameterIsResolvedInTheSubclass() {
		ChatListener listener = new ChatListener();
		try (ListenerBench bench = new ListenerBench().with(ChatListener.class, () -> listener).start()) {
			bench.tell(WAVE);
			bench.tell(PlayerChats.newBuilder().setContents("hi").build());
			assertThat(listener.heard).containsExactly("PlayerChats");
		}
	}

	static Stream<Arguments> invalidListeners() {
		return Stream.of(invalid(UnknownParameter::new, "parameter 2 (StringBuilder text) cannot be resolved"),
				invalid(NoEvent::new, "neither its parameters nor 'events' say which event"),
				invalid(TwoEvents::new, "several events, PlayerJoins and PlayerExits"),
				invalid(ActionMessage::new, "neither its parameters nor 'events'"),
				invalid(ActionInEvents::new, "did you mean PlayerMoves?"),
				invalid(TwoPlayers::new, "2 Player parameters"),
				invalid(TargetOfOtherType::new, "marked with @Target but is no Player"),
				invalid(PlayerOfMap::new, "mapSetName is about none"),
				invalid(PlayerOfStatus::new, "for an event of the connection"),
				invalid(BatchBesideEvent::new, "A batch is delivered as a whole"),
				invalid(OtherMessage::new, "cannot hold the event PlayerExits"),
				invalid(BadCondition::new, "cannot be parsed"), invalid(UnknownVariable::new, "#chta"));
	}

	private static Arguments invalid(Supplier<?> listener, String message) {
		return Arguments.of(listener.get(), message);
	}

	@ParameterizedTest
	@MethodSource("invalidListeners")
	@SuppressWarnings("unchecked")
	void whatCannotBeCalledFailsTheStartAndSaysWhy(Object listener, String message) {
		try (ListenerBench bench = new ListenerBench().with((Class<Object>) listener.getClass(), () -> listener)) {
			assertThatExceptionOfType(Exception.class).isThrownBy(bench::start)
				.havingRootCause()
				.isInstanceOf(InvalidGatherListenerException.class)
				.withMessageContaining(message)
				.withMessageContaining(listener.getClass().getSimpleName() + ".on(");
		}
	}

	static class AnyOrder {

		@Nullable Player target;

		@Nullable Player player;

		@Nullable GatherClient client;

		@Nullable PlayerWaves wave;

		@Nullable ServerClientEvent wrapped;

		@Nullable GatherEvent<PlayerWaves> published;

		@Nullable EventContext context;

		@Nullable GatherSpace space;

		@GatherEventListener
		void on(@Target Player target, GatherClient client, PlayerWaves wave, Player player, ServerClientEvent wrapped,
				GatherEvent<PlayerWaves> published, EventContext context, GatherSpace space, @Nullable GameMap map) {
			this.target = target;
			this.client = client;
			this.wave = wave;
			this.player = player;
			this.wrapped = wrapped;
			this.published = published;
			this.context = context;
			this.space = space;
		}

	}

	static class Heard {

		final List<String> heard = new ArrayList<>();

	}

	static class Declared extends Heard {

		@GatherEventListener({ PlayerJoins.class, PlayerExits.class })
		@org.springframework.core.annotation.Order(1)
		void on() {
			this.heard.add("none");
		}

		@GatherEventListener(events = { PlayerJoins.class, PlayerExits.class })
		@org.springframework.core.annotation.Order(2)
		void any(Message event) {
			this.heard.add(event.getClass().getSimpleName());
		}

	}

	static class Wrappers extends Heard {

		@GatherEventListener
		void on(ServerClientEvent event) {
			this.heard.add("event");
		}

		@GatherEventListener
		void on(ServerClientBatch batch) {
			this.heard.add("batch");
		}

	}

	static class Wildcard extends Heard {

		@GatherEventListener
		void on(GatherEvent<?> event) {
			this.heard.add(event.event().getClass().getSimpleName());
		}

	}

	static class Changes extends Heard {

		@GatherEventListener
		@org.springframework.core.annotation.Order(1)
		void on(SpaceChange.PlayerArrived arrived, Player player) {
			this.heard.add(player.name() + " arrived");
		}

		@GatherEventListener
		@org.springframework.core.annotation.Order(2)
		void on(SpaceChange change) {
			this.heard.add(change.getClass().getSimpleName());
		}

	}

	static class Status extends Heard {

		@GatherEventListener
		@org.springframework.core.annotation.Order(1)
		void on(GatherStatusEvent event) {
			this.heard.add(event.getClass().getSimpleName());
		}

		@GatherEventListener(GatherReadyEvent.class)
		@org.springframework.core.annotation.Order(2)
		void ready(GatherClient client) {
			this.heard.add("ready " + client.name());
		}

	}

	static class Required extends Heard {

		@GatherEventListener
		@org.springframework.core.annotation.Order(1)
		void required(PlayerWaves wave, Player player) {
			this.heard.add("required " + player.name());
		}

		@GatherEventListener
		@org.springframework.core.annotation.Order(2)
		void nullable(PlayerWaves wave, @Nullable Player player) {
			this.heard.add("nullable " + ((player != null) ? player.name() : null));
		}

		@GatherEventListener
		@org.springframework.core.annotation.Order(3)
		void optional(PlayerWaves wave, Optional<Player> player) {
			this.heard.add("optional " + player.isPresent());
		}

	}

	abstract static class GenericListener<T extends Message> extends Heard {

		@GatherEventListener
		void on(T event) {
			this.heard.add(event.getClass().getSimpleName());
		}

	}

	static class ChatListener extends GenericListener<PlayerChats> {

	}

	static class UnknownParameter {

		@GatherEventListener
		void on(PlayerJoins joins, StringBuilder text) {
		}

	}

	static class NoEvent {

		@GatherEventListener
		void on(Player player) {
		}

	}

	static class TwoEvents {

		@GatherEventListener
		void on(PlayerJoins joins, PlayerExits exits) {
		}

	}

	static class ActionMessage {

		@GatherEventListener
		void on(Move move) {
		}

	}

	static class ActionInEvents {

		@GatherEventListener(Move.class)
		void on() {
		}

	}

	static class TwoPlayers {

		@GatherEventListener
		void on(PlayerWaves wave, Player one, Player other) {
		}

	}

	static class TargetOfOtherType {

		@GatherEventListener
		void on(PlayerWaves wave, @Target String other) {
		}

	}

	static class PlayerOfMap {

		@GatherEventListener
		void on(MapSetName name, Player player) {
		}

	}

	static class PlayerOfStatus {

		@GatherEventListener
		void on(GatherReadyEvent ready, Player player) {
		}

	}

	static class BatchBesideEvent {

		@GatherEventListener(PlayerJoins.class)
		void on(ServerClientBatch batch) {
		}

	}

	static class OtherMessage {

		@GatherEventListener({ PlayerJoins.class, PlayerExits.class })
		void on(PlayerJoins joins) {
		}

	}

	static class BadCondition {

		@GatherEventListener(condition = "#chat.")
		void on(PlayerChats chat) {
		}

	}

	static class UnknownVariable {

		@GatherEventListener(condition = "#chta.contents == 'x'")
		void on(PlayerChats chat) {
		}

	}

}
