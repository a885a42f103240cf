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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;

/**
 * Reads a listener method: which events it is for and where its arguments come from.
 * Whatever cannot work is refused here, as the application starts.
 */
final class ListenerMethod {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final String POSSIBLE = "You can use the message of an event (such as PlayerJoins), SpaceChange and"
			+ " its types, GatherEvent<...> of these, ServerClientEvent, ServerClientBatch, GatherStatusEvent and its"
			+ " subclasses, Player, @Target Player, GameMap, GatherClient, GatherSpace or EventContext";

	private final Method method;

	private final Class<?> targetClass;

	private final Set<Class<?>> events = new LinkedHashSet<>();

	private final List<ListenerParameter> parameters = new ArrayList<>();

	ListenerMethod(Method method, Class<?> targetClass, Class<?>[] declaredEvents) {
		this.method = method;
		this.targetClass = targetClass;
		Arrays.stream(declaredEvents).forEach(this::addDeclared);
		boolean declared = !this.events.isEmpty();
		MethodParameter[] methodParameters = new MethodParameter[method.getParameterCount()];
		for (int i = 0; i < methodParameters.length; i++) {
			methodParameters[i] = new MethodParameter(method, i).withContainingClass(targetClass);
			methodParameters[i].initParameterNameDiscovery(NAMES);
		}
		if (!declared) {
			deriveEvents(methodParameters);
		}
		for (MethodParameter parameter : methodParameters) {
			this.parameters.add(resolve(parameter));
		}
		refuseTwoOfAKind();
	}

	/**
	 * Classes of messages or status events that the method is for. {@link Message} stands
	 * for every event, {@link Object} for every event and every change.
	 */
	Set<Class<?>> events() {
		return this.events;
	}

	ListenerParameter[] parameters() {
		return this.parameters.toArray(ListenerParameter[]::new);
	}

	private void addDeclared(Class<?> type) {
		if (!EventMessages.isListenable(type) && !GatherStatusEvent.class.isAssignableFrom(type)) {
			throw invalid("'events' names " + type.getName() + ", which is no event",
					"Name classes of event messages (such as PlayerJoins), of SpaceChange or of GatherStatusEvent"
							+ hint(type));
		}
		this.events.add(type);
	}

	private void deriveEvents(MethodParameter[] methodParameters) {
		Class<?> wrapper = null;
		for (MethodParameter parameter : methodParameters) {
			Class<?> type = eventType(parameter);
			if (type == null) {
				continue;
			}
			if (type == ServerClientEvent.class) {
				wrapper = type;
			}
			else if (!this.events.isEmpty() && !this.events.contains(type)) {
				throw invalid(
						"its parameters ask for several events, " + this.events.iterator().next().getSimpleName()
								+ " and " + type.getSimpleName() + ", but it is called with one at a time",
						"Write one method for each, or use GatherEvent<?> and name them in 'events'");
			}
			else {
				this.events.add(type);
			}
		}
		if (this.events.isEmpty() && wrapper != null) {
			this.events.add(wrapper);
		}
		if (this.events.isEmpty()) {
			throw invalid("neither its parameters nor 'events' say which event it is for",
					"Add a parameter for the event, such as PlayerJoins or GatherEvent<?>, or name the events in the"
							+ " annotation, as in @GatherEventListener(PlayerJoins.class)");
		}
	}

	private @Nullable Class<?> eventType(MethodParameter parameter) {
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		Class<?> raw = type.toClass();
		if (raw == GatherEvent.class) {
			Class<?> message = type.getGeneric(0).resolve(Object.class);
			if (message != Object.class && !EventMessages.isListenable(message)) {
				throw invalid(
						"parameter " + describe(parameter) + " asks for " + message.getName() + ", which is no event",
						"Use the message of an event, such as GatherEvent<PlayerJoins>" + hint(message));
			}
			return message;
		}
		return (EventMessages.isListenable(raw) || GatherStatusEvent.class.isAssignableFrom(raw)) ? raw : null;
	}

	private ListenerParameter resolve(MethodParameter parameter) {
		MethodParameter nested = parameter.nestedIfOptional();
		Class<?> type = ResolvableType.forMethodParameter(nested).toClass();
		ListenerParameter.Source source = source(parameter, type);
		boolean required = switch (source) {
			case PLAYER, TARGET, MAP -> !parameter.isOptional();
			default -> false;
		};
		if (source == ListenerParameter.Source.PLAYER && required
				&& this.events.stream().noneMatch(EventMessages::canNamePlayer)) {
			throw invalid(
					"parameter " + describe(parameter) + " asks for a player, but "
							+ EventMessages.nameOf(this.events.iterator().next()) + " is about none",
					"Remove the parameter");
		}
		String name = parameter.getParameterName();
		return new ListenerParameter((name != null) ? name : "p" + parameter.getParameterIndex(), source, required,
				nested != parameter);
	}

	private ListenerParameter.Source source(MethodParameter parameter, Class<?> type) {
		if (parameter.hasParameterAnnotation(Target.class)) {
			if (type != Player.class) {
				throw invalid("parameter " + describe(parameter) + " is marked with @Target but is no Player",
						"Make it a Player or remove the annotation");
			}
			return forEvents(parameter, ListenerParameter.Source.TARGET);
		}
		if (type == Player.class) {
			return forEvents(parameter, ListenerParameter.Source.PLAYER);
		}
		if (type == GameMap.class) {
			return forEvents(parameter, ListenerParameter.Source.MAP);
		}
		if (type == GatherClient.class) {
			return ListenerParameter.Source.CLIENT;
		}
		if (type == GatherSpace.class) {
			return ListenerParameter.Source.SPACE;
		}
		if (type == EventContext.class) {
			return ListenerParameter.Source.CONTEXT;
		}
		if (type == GatherEvent.class || GatherStatusEvent.class.isAssignableFrom(type)) {
			return published(parameter, type);
		}
		if (type == ServerClientEvent.class && !this.events.equals(Set.of(ServerClientEvent.class))) {
			return wrapped(parameter);
		}
		if (Message.class.isAssignableFrom(type) || SpaceChange.class.isAssignableFrom(type)) {
			return message(parameter, type);
		}
		throw invalid("parameter " + describe(parameter) + " cannot be resolved", POSSIBLE);
	}

	private ListenerParameter.Source forEvents(MethodParameter parameter, ListenerParameter.Source source) {
		if (this.events.stream().anyMatch(GatherStatusEvent.class::isAssignableFrom)) {
			throw invalid("parameter " + describe(parameter) + " cannot be resolved for an event of the connection",
					"Remove it, or take the player or map from GatherClient.space()");
		}
		if (this.events.contains(ServerClientBatch.class)) {
			throw invalid("parameter " + describe(parameter) + " cannot be resolved for a whole batch",
					"Listen for single events, or remove the parameter");
		}
		return source;
	}

	private ListenerParameter.Source published(MethodParameter parameter, Class<?> type) {
		boolean status = type != GatherEvent.class;
		for (Class<?> event : this.events) {
			boolean fits = status ? type.isAssignableFrom(event) : !GatherStatusEvent.class.isAssignableFrom(event);
			if (fits && !status) {
				Class<?> message = ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
				fits = message.isAssignableFrom(event) || message == event;
			}
			if (!fits) {
				throw doesNotFit(parameter, event);
			}
		}
		return ListenerParameter.Source.PUBLISHED;
	}

	private ListenerParameter.Source wrapped(MethodParameter parameter) {
		for (Class<?> event : this.events) {
			if (!Message.class.isAssignableFrom(event) || event == ServerClientBatch.class) {
				throw doesNotFit(parameter, event);
			}
		}
		return ListenerParameter.Source.WRAPPED;
	}

	private ListenerParameter.Source message(MethodParameter parameter, Class<?> type) {
		if (!EventMessages.isListenable(type)) {
			throw invalid("parameter " + describe(parameter) + " is a message of the protocol but no event",
					"Events are the cases of ServerClientEvent" + hint(type));
		}
		for (Class<?> event : this.events) {
			if (!type.isAssignableFrom(event)) {
				throw doesNotFit(parameter, event);
			}
		}
		return ListenerParameter.Source.MESSAGE;
	}

	private void refuseTwoOfAKind() {
		long players = this.parameters.stream()
			.filter((parameter) -> parameter.source() == ListenerParameter.Source.PLAYER)
			.count();
		if (players > 1) {
			throw invalid("it has " + players + " Player parameters that ask for the same player",
					"Mark the one that is meant to be the second player of the event with @Target");
		}
	}

	private InvalidGatherListenerException doesNotFit(MethodParameter parameter, Class<?> event) {
		if (event == ServerClientBatch.class || parameter.getParameterType() == ServerClientBatch.class) {
			return invalid("parameter " + describe(parameter) + " cannot be resolved beside " + event.getSimpleName(),
					"A batch is delivered as a whole: listen for either of them");
		}
		return invalid("parameter " + describe(parameter) + " cannot hold the event " + event.getSimpleName(),
				"Use GatherEvent<?>, Message or a type that all named events have in common");
	}

	private static String hint(Class<?> type) {
		return EventMessages.events()
			.stream()
			.filter((event) -> event.getSimpleName().equals("Player" + type.getSimpleName())
					|| event.getSimpleName().equals("Player" + type.getSimpleName() + "s"))
			.findFirst()
			.map((event) -> "; did you mean " + event.getSimpleName() + "?")
			.orElse("");
	}

	private static String describe(MethodParameter parameter) {
		return (parameter.getParameterIndex() + 1) + " (" + parameter.getParameterType().getSimpleName() + " "
				+ parameter.getParameterName() + ")";
	}

	private InvalidGatherListenerException invalid(String problem, String action) {
		return new InvalidGatherListenerException(this.method, problem, action);
	}

	@Override
	public String toString() {
		return this.targetClass.getSimpleName() + "." + this.method.getName();
	}

}
