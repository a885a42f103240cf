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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerGhosts;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsGuestPassStatuses;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.MapObject;
import io.github.gatherspring.space.ObjectKey;
import io.github.gatherspring.space.SpaceChange;
import io.github.gatherspring.space.SpaceTracker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a client asks the server for, as the server sees it.
 */
class SubscriptionTests extends AbstractClientTests {

	private static final String OFFICE = "office-main";

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.key("member-key", "member-1", Role.MEMBER);
	}

	private static final Set<String> MESSAGES = Set.of("info", "warn", "error");

	private static Set<String> stateNeeds() {
		Set<String> names = new TreeSet<>(MESSAGES);
		for (int number : SpaceTracker.requiredEvents()) {
			names.add(EventCatalog.all()
				.stream()
				.filter((event) -> event.number() == number)
				.findFirst()
				.map(EventDescriptor::name)
				.orElseThrow());
		}
		return names;
	}

	private static Set<String> with(Set<String> names, String... more) {
		Set<String> all = new TreeSet<>(names);
		all.addAll(List.of(more));
		return all;
	}

	private Set<String> asked() {
		return this.simulator.connection().subscriptions();
	}

	private void awaitAsked(Set<String> names) {
		await().pollInterval(Duration.ofMillis(20))
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(asked()).containsExactlyInAnyOrderElementsOf(names));
	}

	private List<UpdateSubscriptions> requests() {
		return this.simulator.received("updateSubscriptions")
			.stream()
			.map((received) -> received.action().getUpdateSubscriptions())
			.toList();
	}

	@Test
	void withoutListenersTheStateAndWhatTheServerHasToSayAreAskedFor() {
		GatherClient client = ready();
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(stateNeeds())
			.contains("playerMoves", "playerJoins", "mapSetObjectsV2", "mapCommitsChanges")
			.doesNotContain("playerChats", "playerGhosts", "playerActivelySpeaks");
		assertThat(client.subscriptions()).containsExactlyInAnyOrderElementsOf(asked());
	}

	@Test
	void theWorldIsAskedForOncePerSession() {
		GatherClient client = ready();
		assertThat(client.chatToEveryone("after all that the start has to say")).succeedsWithin(LIMIT);
		assertThat(requests()).hasSize(1);
		client.reconnect();
		await().atMost(LIMIT).until(() -> requests().size() == 2 && client.status().isReady());
		assertThat(client.chatToEveryone("and again")).succeedsWithin(LIMIT);
		assertThat(requests()).hasSize(2);
	}

	@Test
	void listenersAddExactlyWhatTheyName() {
		GatherClient client = client((builder) -> builder.stateEnabled(false));
		client.on(PlayerChats.class, (chat) -> {
		});
		client.on(PlayerGhosts.class, (ghosts) -> {
		});
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(with(MESSAGES, "playerChats", "playerGhosts"));
	}

	@Test
	void listenersAndStateAddUp() {
		GatherClient client = client();
		client.on(PlayerChats.class, (chat) -> {
		});
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(with(stateNeeds(), "playerChats"));
	}

	@Test
	void includedEventsAreAddedAndExcludedOnesTakenAway() {
		GatherClient client = client((builder) -> builder.includeEvents(List.of("playerShootsConfetti", "playerWaves"))
			.excludeEvents(List.of("playerMoves", "playerWaves")));
		client.on(PlayerChats.class, (chat) -> {
		});
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		Set<String> expected = with(stateNeeds(), "playerChats", "playerShootsConfetti");
		expected.remove("playerMoves");
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void allIsEveryEventThatIsNotDeprecatedLessWhatIsExcluded() {
		ready((builder) -> builder.subscriptionMode(SubscriptionMode.ALL)
			.stateEnabled(false)
			.excludeEvents(List.of("playerActivelySpeaks")));
		Set<String> always = Set.of("ready", "serverHeartbeat", "transactionStatus", "playerActivelySpeaks");
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(EventCatalog.all()
			.stream()
			.filter((event) -> !event.deprecated() && !always.contains(event.name()))
			.map(EventDescriptor::name)
			.toList());
	}

	@Test
	void noneAsksForNothingBesidesWhatIsIncluded() {
		GatherClient client = client((builder) -> builder.subscriptionMode(SubscriptionMode.NONE));
		client.on(PlayerChats.class, (chat) -> {
		});
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(requests()).isEmpty();
		assertThat(asked()).isEmpty();
		client.stop();
		ready((builder) -> builder.subscriptionMode(SubscriptionMode.NONE).includeEvents(List.of("playerWaves")));
		assertThat(asked()).containsExactly("playerWaves");
	}

	@Test
	void handlersComeAndGoWithoutAReconnectAndOnlyTheDifferenceTravels() {
		GatherClient client = ready();
		Set<String> state = stateNeeds();
		this.simulator.clearReceived();
		List<String> heard = new CopyOnWriteArrayList<>();
		EventRegistration first = client.on(PlayerChats.class, (chat) -> heard.add("1 " + chat.getContents()));
		EventRegistration second = client.on(PlayerChats.class, (chat) -> heard.add("2 " + chat.getContents()));
		EventRegistration confetti = client.on(PlayerShootsConfetti.class, (event) -> heard.add("confetti"));
		awaitAsked(with(state, "playerChats", "playerShootsConfetti"));
		this.simulator.player("guest-1").says("a");
		await().atMost(LIMIT).until(() -> heard.size() == 2);
		first.close();
		first.close();
		confetti.close();
		awaitAsked(with(state, "playerChats"));
		this.simulator.player("guest-1").says("b");
		await().atMost(LIMIT).until(() -> heard.contains("2 b"));
		second.close();
		awaitAsked(state);
		assertThat(heard).containsExactly("1 a", "2 a", "2 b");
		assertThat(client.status().reconnects()).isZero();
		assertThat(requests()).extracting(UpdateSubscriptions::getSubscriptionsMap)
			.containsExactly(Map.of("playerChats", true), Map.of("playerShootsConfetti", true),
					Map.of("playerShootsConfetti", false), Map.of("playerChats", false));
	}

	@Test
	void aHandlerOfWholeEventsAsksForAll() {
		GatherClient client = ready((builder) -> builder.stateEnabled(false));
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(MESSAGES);
		EventRegistration registration = client.on(ServerClientEvent.class, (event) -> {
		});
		await().atMost(LIMIT).until(() -> asked().size() > 100);
		registration.close();
		awaitAsked(MESSAGES);
	}

	@Test
	void anUpdatedSubscriptionLeavesTheStateAsItIs() {
		GatherClient client = ready();
		List<Object> changes = new CopyOnWriteArrayList<>();
		client.on(SpaceChange.class, changes::add);
		client.on(PlayerChats.class, (chat) -> {
		});
		awaitAsked(with(stateNeeds(), "playerChats"));
		assertThat(client.setTextStatus("answered")).succeedsWithin(LIMIT);
		assertThat(changes).isEmpty();
		assertThat(client.space().players()).hasSize(2);
	}

	@Test
	void handlersOutliveAReconnectAndAreCalledOnce() {
		GatherClient client = ready();
		List<String> heard = new CopyOnWriteArrayList<>();
		client.on(PlayerChats.class, (chat) -> heard.add(chat.getContents()));
		client.reconnect();
		awaitReconnect(client, 1);
		assertThat(asked()).containsExactlyInAnyOrderElementsOf(with(stateNeeds(), "playerChats"));
		this.simulator.player("guest-1").says("once");
		this.simulator.player("guest-1").says("done");
		await().atMost(LIMIT).until(() -> heard.contains("done"));
		assertThat(heard).containsExactly("once", "done");
	}

	@Test
	void whatTheServerRefusesIsReportedOnceAndTheRestIsGranted() {
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			GatherClient client = client((builder) -> builder.apiKey("member-key"));
			client.on(SpaceSetsGuestPassStatuses.class, (event) -> {
			});
			client.on(PlayerChats.class, (event) -> {
			});
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			assertThat(asked()).contains("playerChats", "playerMoves").doesNotContain("spaceSetsGuestPassStatuses");
			client.reconnect();
			awaitReconnect(client, 1);
			client.on(PlayerGhosts.class, (event) -> {
			});
			await().atMost(LIMIT).until(() -> asked().contains("playerGhosts"));
			assertThat(client.setTextStatus("answered")).succeedsWithin(LIMIT);
			assertThat(log.lines(Level.WARN)).filteredOn((line) -> line.contains("spaceSetsGuestPassStatuses"))
				.hasSize(1);
		}
	}

	@Test
	void afterAReconnectUnchangedMapsDoNotTravelAgain() {
		GatherClient client = ready();
		ObjectKey heavy = new ObjectKey("heavy");
		assertThat(client.setObject("rooftop", heavy, heavyObject())).succeedsWithin(LIMIT);
		await().atMost(LIMIT)
			.until(() -> client.space().map("rooftop").flatMap((map) -> map.object(heavy)).isPresent());
		await().atMost(LIMIT)
			.until(() -> client.space()
				.map("rooftop")
				.map(GameMap::updateId)
				.orElse(0L)
				.equals(this.simulator.space().map("rooftop").orElseThrow().updateId()));
		GameMap before = client.space().map(OFFICE).orElseThrow();
		// A stranger has to load all of it, which measures the whole.
		GatherClient stranger = ready();
		long whole = stranger.statistics().bytesReceived();
		assertThat(whole).isGreaterThan(190_000);
		stranger.stop();
		this.simulator.clearReceived();
		long received = client.statistics().bytesReceived();
		client.reconnect();
		awaitReconnect(client, 1);
		long again = client.statistics().bytesReceived() - received;
		assertThat(again).isPositive().isLessThan(20_000);
		assertThat(requests().get(0).getMapUpdateIdsMap()).containsOnlyKeys(OFFICE, "rooftop")
			.containsEntry(OFFICE, this.simulator.space().map(OFFICE).orElseThrow().updateId());
		GameMap after = client.space().map(OFFICE).orElseThrow();
		assertThat(after.objects()).extracting(MapObject::wire)
			.containsExactlyInAnyOrderElementsOf(before.objects().stream().map(MapObject::wire).toList());
		assertThat(after.nooks()).hasSameSizeAs(before.nooks());
		assertThat(after.isImpassable(24, 13)).isTrue();
	}

	@Test
	void afterAReconnectOnlyTheChangedMapTravels() {
		GatherClient client = ready();
		GatherClient editor = ready((builder) -> builder.reconnect(RARE));
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.connections().get(0).drop();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		assertThat(editor.mapSetName("rooftop", "Terrace")).succeedsWithin(LIMIT);
		List<String> sent = new CopyOnWriteArrayList<>();
		client.on(MapSetObjectsV2.class, (event) -> sent.add(event.getMapId()));
		this.simulator.faults().reset();
		awaitReconnect(client, 1);
		assertThat(client.space().map("rooftop").orElseThrow().name()).isEqualTo("Terrace");
		assertThat(client.space().map(OFFICE).orElseThrow().objects()).hasSize(15);
		assertThat(sent).containsOnly("rooftop");
	}

	@SuppressWarnings("deprecation") // the official client drops objects without these
	private static WireObject heavyObject() {
		return WireObject.newBuilder()
			.setX(1)
			.setY(1)
			.setNormal("https://example.org/heavy.png")
			.setType(InteractionEnum.ENUM.NOTE)
			.setWidth(1)
			.setHeight(1)
			.setPropertiesJson("{\"text\":\"" + "x".repeat(190_000) + "\"}")
			.build();
	}

}
