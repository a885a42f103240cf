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
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.proto.RespawnComplete;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.SpaceChange;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListenerInterests}.
 */
class ListenerInterestsTests {

	@Test
	void ownPlainAndProgrammaticListenersCount() {
		try (ListenerBench bench = new ListenerBench(Listeners.class).start()) {
			assertThat(bench.sink().interests(bench.client())).containsExactlyInAnyOrder(PlayerChats.class,
					PlayerWaves.class, PlayerMoves.class, PlayerJoins.class);
		}
	}

	@Test
	void aListenerAddedLaterCountsFromTheNextQuestionOn() {
		try (ListenerBench bench = new ListenerBench().start()) {
			assertThat(bench.sink().interests(bench.client())).isEmpty();
			bench.context().addApplicationListener(new MovesListener());
			assertThat(bench.sink().interests(bench.client())).containsExactly(PlayerMoves.class);
		}
	}

	@Test
	void listenersForAnythingAtAllDoNotCount() {
		try (ListenerBench bench = new ListenerBench(CatchAll.class).start()) {
			assertThat(bench.sink().interests(bench.client())).isEmpty();
		}
	}

	@Test
	void aListenerForAnyGatherEventCountsForEveryMessageAndChangeAndNamesNone() {
		try (ListenerBench bench = new ListenerBench().with(AnyGatherEvent.class, AnyGatherEvent::new).start()) {
			Set<Class<?>> interests = bench.sink().interests(bench.client());
			assertThat(interests).contains(Message.class)
				.containsAll(EventMessages.changes())
				.contains(SpaceChange.PlayerArrived.class)
				.doesNotContainAnyElementsOf(EventMessages.events())
				.doesNotContain(ServerClientEvent.class, ServerClientBatch.class);
		}
	}

	@Test
	@SuppressWarnings("deprecation") // only an older server sends it
	void whoNamesADeprecatedEventBesidesAListenerForAnyCountsForIt() {
		try (ListenerBench bench = new ListenerBench(OldListener.class).with(AnyGatherEvent.class, AnyGatherEvent::new)
			.start()) {
			assertThat(bench.sink().interests(bench.client())).contains(Message.class, RespawnComplete.class);
		}
	}

	@Test
	void aPlainListenerForOneGatherEventHearsThatOneAlone() {
		PlainGeneric listener = new PlainGeneric();
		try (ListenerBench bench = new ListenerBench().with(PlainGeneric.class, () -> listener).start()) {
			assertThat(bench.sink().interests(bench.client())).containsExactly(PlayerChats.class);
			bench.tell(PlayerWaves.getDefaultInstance());
			bench.tell(PlayerChats.newBuilder().setContents("x").build());
			assertThat(listener.heard).containsExactly("x");
		}
	}

	@Test
	void listenersOfTheParentContextCountAndHear() {
		List<Message> heard = new ArrayList<>();
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext();
				ListenerBench bench = new ListenerBench()) {
			parent.addApplicationListener(new MovesListener(heard));
			parent.refresh();
			bench.context().setParent(parent);
			bench.start();
			assertThat(bench.sink().interests(bench.client())).containsExactly(PlayerMoves.class);
			bench.tell(PlayerMoves.getDefaultInstance());
			assertThat(heard).hasSize(1);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@GatherEventListener
		void own(PlayerChats chat) {
		}

		@EventListener
		void plain(PlayerWaves wave) {
		}

		@EventListener
		void other(ContextRefreshedEvent event) {
		}

		@Bean
		MovesListener movesListener() {
			return new MovesListener();
		}

		@Bean
		@Lazy
		ApplicationListener<GatherEvent<PlayerJoins>> lazyListener() {
			return new JoinsListener();
		}

	}

	static class MovesListener implements ApplicationListener<GatherEvent<PlayerMoves>> {

		private final List<Message> heard;

		MovesListener() {
			this(new ArrayList<>());
		}

		MovesListener(List<Message> heard) {
			this.heard = heard;
		}

		@Override
		public void onApplicationEvent(GatherEvent<PlayerMoves> event) {
			this.heard.add(event.event());
		}

	}

	static class JoinsListener implements ApplicationListener<GatherEvent<PlayerJoins>> {

		@Override
		public void onApplicationEvent(GatherEvent<PlayerJoins> event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CatchAll {

		@EventListener
		void everything(ApplicationEvent event) {
		}

		@EventListener
		void anything(Object payload) {
		}

		@Bean
		ApplicationListener<ApplicationEvent> listener() {
			return new EverythingListener();
		}

	}

	static class EverythingListener implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OldListener {

		@GatherEventListener
		@SuppressWarnings("deprecation") // only an older server sends it
		void on(RespawnComplete event) {
		}

	}

	static class AnyGatherEvent {

		@EventListener
		void on(GatherEvent<?> event) {
		}

	}

	static class PlainGeneric {

		final List<String> heard = new ArrayList<>();

		@EventListener
		void on(GatherEvent<PlayerChats> event) {
			this.heard.add(event.event().getContents());
		}

	}

}
