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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.proto.state.EventMeaning;
import io.github.gatherspring.space.SpaceChange;

/**
 * Classes that can be listened for, read from the schema and from the sealed type of
 * changes.
 */
final class EventMessages {

	private EventMessages() {
	}

	/**
	 * The classes of the messages of all events, without the two wrappers. Loads them
	 * all.
	 */
	static Set<Class<?>> events() {
		return All.EVENTS;
	}

	/**
	 * The concrete classes of changes.
	 */
	static Set<Class<?>> changes() {
		return All.CHANGES;
	}

	static boolean isWrapper(Class<?> type) {
		return type == ServerClientEvent.class || type == ServerClientBatch.class;
	}

	/**
	 * Whether events of this class, or of its subclasses, are published.
	 */
	static boolean isListenable(Class<?> type) {
		return isWrapper(type) || type == Message.class || EventCatalog.numberOf(type) != 0
				|| SpaceChange.class.isAssignableFrom(type);
	}

	/**
	 * Whether an event can name a player at all. Not asked of its descriptor, which would
	 * have the whole schema built while the application starts.
	 */
	static boolean canNamePlayer(Class<?> type) {
		EventMeaning meaning = EventMeaning.of(EventCatalog.numberOf(type));
		return (meaning != null) ? meaning.player() != null : !isWrapper(type);
	}

	static String nameOf(Class<?> type) {
		EventDescriptor event = EventCatalog.byMessageType(type);
		return (event != null) ? event.name() : type.getSimpleName();
	}

	static ServerClientEvent wrap(Message message) {
		if (message instanceof ServerClientEvent event) {
			return event;
		}
		FieldDescriptor field = ServerClientEvent.getDescriptor()
			.findFieldByNumber(EventCatalog.numberOf(message.getClass()));
		if (field == null) {
			throw new IllegalArgumentException(message.getClass().getName() + " is no event of the schema");
		}
		return ServerClientEvent.newBuilder().setField(field, message).build();
	}

	static List<Class<?>> all() {
		List<Class<?>> all = new ArrayList<>(events());
		all.addAll(changes());
		return all;
	}

	/**
	 * All classes, loaded with the first question for them.
	 */
	private static final class All {

		static final Set<Class<?>> EVENTS = EventCatalog.all()
			.stream()
			.map(EventDescriptor::messageType)
			.collect(Collectors.toUnmodifiableSet());

		static final Set<Class<?>> CHANGES;

		static {
			Set<Class<?>> changes = new LinkedHashSet<>();
			collectConcrete(SpaceChange.class, changes);
			CHANGES = Collections.unmodifiableSet(changes);
		}

		private static void collectConcrete(Class<?> type, Set<Class<?>> concrete) {
			if (!type.isSealed()) {
				concrete.add(type);
				return;
			}
			for (Class<?> permitted : type.getPermittedSubclasses()) {
				collectConcrete(permitted, concrete);
			}
		}

	}

}
