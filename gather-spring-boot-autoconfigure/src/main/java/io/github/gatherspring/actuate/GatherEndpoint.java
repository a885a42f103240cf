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

package io.github.gatherspring.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.gatherspring.client.ClientStatistics;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.doctor.DoctorReport;
import io.github.gatherspring.doctor.GatherDoctor;
import io.github.gatherspring.presence.GatherPresence;
import io.github.gatherspring.presence.Presence;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.action.ActionArgument;
import io.github.gatherspring.proto.action.ActionDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows the clients of the application, the actions of
 * the protocol and their documentation:
 * <ul>
 * <li>{@code GET /actuator/gather}: all clients</li>
 * <li>{@code GET /actuator/gather/{client}}: one of them</li>
 * <li>{@code GET /actuator/gather/{client}/actions}: what it can do</li>
 * <li>{@code GET /actuator/gather/{client}/actions/{name}}: the documentation of an
 * action</li>
 * <li>{@code GET /actuator/gather/{client}/doctor}: an examination of it, which takes
 * some seconds where something does not answer</li>
 * <li>{@code POST /actuator/gather/{client}/{operation}}: {@code start}, {@code stop} or
 * {@code reconnect}, with {@code management.endpoint.gather.access=unrestricted}
 * only</li>
 * </ul>
 *
 * @since 0.1.0
 */
@Endpoint(id = "gather", defaultAccess = Access.READ_ONLY)
public class GatherEndpoint {

	private static final String ACTIONS = "actions";

	private static final String DOCTOR = "doctor";

	private final Map<String, GatherClient> clients;

	private final @Nullable GatherDoctor doctor;

	/**
	 * Creates an endpoint.
	 * @param clients the clients
	 * @param doctor examines them; {@code null} if nobody does
	 */
	public GatherEndpoint(Stream<GatherClient> clients, @Nullable GatherDoctor doctor) {
		this.doctor = doctor;
		Map<String, GatherClient> byName = new LinkedHashMap<>();
		clients.forEach((client) -> byName.put(client.name(), client));
		this.clients = byName;
	}

	/**
	 * Describes all clients.
	 * @return the clients by name
	 */
	@ReadOperation
	public ClientsDescriptor clients() {
		Map<String, ClientDescriptor> descriptors = new LinkedHashMap<>();
		this.clients.forEach((name, client) -> descriptors.put(name, describe(client)));
		return new ClientsDescriptor(descriptors);
	}

	/**
	 * Describes one client.
	 * @param client the client's name
	 * @return the client, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable ClientDescriptor client(@Selector String client) {
		GatherClient known = this.clients.get(client);
		return (known != null) ? describe(known) : null;
	}

	/**
	 * Lists the actions that a client can send, or examines it.
	 * @param client the client's name
	 * @param part {@code actions} or {@code doctor}
	 * @return an {@link ActionsDescriptor} or a {@link DoctorReport}, or {@code null} if
	 * there is no such client or part
	 */
	@ReadOperation
	@RegisterReflectionForBinding({ ActionsDescriptor.class, DoctorReport.class })
	public @Nullable Object part(@Selector String client, @Selector String part) {
		GatherClient known = this.clients.get(client);
		if (known == null) {
			return null;
		}
		return switch (part) {
			case ACTIONS -> new ActionsDescriptor(known.actions().stream().map(ActionSummary::of).toList());
			case DOCTOR -> examine(known);
			default -> null;
		};
	}

	private @Nullable DoctorReport examine(GatherClient client) {
		try {
			return (this.doctor != null) ? this.doctor.look(client) : null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The examination was interrupted", ex);
		}
	}

	/**
	 * Documents an action.
	 * @param client the client's name
	 * @param part always {@code actions}
	 * @param name the action's name, in lowerCamelCase or snake_case
	 * @return the documentation, or {@code null} if there is no such client, part or
	 * action
	 */
	@ReadOperation
	public @Nullable ActionDocumentation action(@Selector String client, @Selector String part, @Selector String name) {
		GatherClient known = this.clients.get(client);
		if (known == null || !ACTIONS.equals(part)) {
			return null;
		}
		Optional<ActionDescriptor> action = known.actions()
			.stream()
			.filter((candidate) -> candidate.name().equals(name) || candidate.snakeCaseName().equals(name))
			.findFirst();
		return action.map(ActionDocumentation::of).orElse(null);
	}

	/**
	 * Starts, stops or reconnects a client.
	 * @param client the client's name
	 * @param operation {@code start}, {@code stop} or {@code reconnect}
	 * @return the client afterwards, or {@code null} if there is none of that name
	 */
	@WriteOperation
	public @Nullable ClientDescriptor operate(@Selector String client, @Selector String operation) {
		GatherClient known = this.clients.get(client);
		if (known == null) {
			return null;
		}
		switch (operation) {
			case "start" -> known.start();
			case "stop" -> known.stop();
			case "reconnect" -> known.reconnect();
			default -> throw new InvalidEndpointRequestException(
					"There is no operation '" + operation + "': it must be start, stop or reconnect",
					"The operation must be start, stop or reconnect");
		}
		return describe(known);
	}

	private static ClientDescriptor describe(GatherClient client) {
		ConnectionStatus status = client.status();
		ClientStatistics statistics = client.statistics();
		return new ClientDescriptor(status.state(), status.since(), client.spaceId(), status.userId(),
				(status.serverUrl() != null) ? status.serverUrl().toString() : null, status.reconnects(),
				status.attempt(), status.reason(), status.closeCode(), statistics.lastSignOfLife(),
				client.space().players().size(), client.subscriptions(),
				new QueuesDescriptor(statistics.queuedActions(), statistics.pendingActions(),
						statistics.queuedEvents()),
				PresenceDescriptor.of(client.presence()));
	}

	/**
	 * The clients of the application.
	 *
	 * @param clients the clients by name
	 * @since 0.1.0
	 */
	public record ClientsDescriptor(Map<String, ClientDescriptor> clients) {
	}

	/**
	 * One client.
	 *
	 * @param state where its connection stands
	 * @param since when that state began
	 * @param space the space
	 * @param user the user it acts as, once known
	 * @param server the game server of the present or last connection
	 * @param reconnects how often it was connected again
	 * @param attempt the attempt of this outage, 0 while connected
	 * @param reason why the connection was lost or refused
	 * @param closeCode the code with which it was last lost
	 * @param lastSignOfLife when the last frame arrived
	 * @param players how many players are known
	 * @param subscriptions the events that the server was asked for
	 * @param queues how much waits
	 * @param presence what it wants to look like, and does
	 * @since 0.1.0
	 */
	public record ClientDescriptor(ConnectionState state, Instant since, String space, @Nullable String user,
			@Nullable String server, long reconnects, int attempt, @Nullable String reason, @Nullable Integer closeCode,
			@Nullable Instant lastSignOfLife, int players, List<String> subscriptions, QueuesDescriptor queues,
			PresenceDescriptor presence) {
	}

	/**
	 * What a client wants to look like to others, and what they see.
	 *
	 * @param wanted the values that are wanted, by name
	 * @param actual the values that others see, by name, as far as they are known
	 * @since 0.1.0
	 */
	public record PresenceDescriptor(Map<String, Object> wanted, Map<String, Object> actual) {

		static PresenceDescriptor of(GatherPresence presence) {
			return new PresenceDescriptor(values(presence.wanted()), values(presence.actual()));
		}

		private static Map<String, Object> values(Presence presence) {
			Map<String, Object> values = new LinkedHashMap<>();
			put(values, "text", presence.text());
			put(values, "emoji", presence.emoji());
			put(values, "availability", presence.availability());
			put(values, "busy", presence.busy());
			put(values, "name", presence.name());
			DBOutfit outfit = presence.outfit();
			if (outfit != null) {
				Map<String, Object> parts = new LinkedHashMap<>();
				outfit.getAllFields().forEach((part, wearable) -> parts.put(part.getName(), wearable));
				values.put("outfit", parts);
			}
			put(values, "until", presence.until());
			return values;
		}

		private static void put(Map<String, Object> values, String name, @Nullable Object value) {
			if (value != null) {
				values.put(name, value);
			}
		}

	}

	/**
	 * How much waits in a client.
	 *
	 * @param queuedActions actions that wait for a connection or the socket
	 * @param pendingActions actions without an answer yet
	 * @param queuedEvents events that wait for listeners
	 * @since 0.1.0
	 */
	public record QueuesDescriptor(int queuedActions, int pendingActions, int queuedEvents) {
	}

	/**
	 * Actions that a client can send.
	 *
	 * @param actions the actions in the order of the schema
	 * @since 0.1.0
	 */
	public record ActionsDescriptor(List<ActionSummary> actions) {
	}

	/**
	 * An action in one line.
	 *
	 * @param name its name
	 * @param group what it is about
	 * @param summary what it does
	 * @param deprecated whether it is deprecated
	 * @since 0.1.0
	 */
	public record ActionSummary(String name, String group, String summary, boolean deprecated) {

		static ActionSummary of(ActionDescriptor action) {
			return new ActionSummary(action.name(), action.group(), action.summary(), action.deprecated());
		}

	}

	/**
	 * An action with its arguments.
	 *
	 * @param name its name
	 * @param group what it is about
	 * @param documentation what it does, in full
	 * @param arguments its arguments in the order of the schema
	 * @param deprecated whether it is deprecated
	 * @since 0.1.0
	 */
	public record ActionDocumentation(String name, String group, String documentation,
			List<ArgumentDescriptor> arguments, boolean deprecated) {

		static ActionDocumentation of(ActionDescriptor action) {
			return new ActionDocumentation(action.name(), action.group(), action.documentation(),
					action.arguments().stream().map(ArgumentDescriptor::of).toList(), action.deprecated());
		}

	}

	/**
	 * An argument of an action.
	 *
	 * @param name its name
	 * @param type its type
	 * @param optional whether it may be left out
	 * @param documentation what it means
	 * @since 0.1.0
	 */
	public record ArgumentDescriptor(String name, String type, boolean optional, String documentation) {

		static ArgumentDescriptor of(ActionArgument argument) {
			return new ArgumentDescriptor(argument.name(), argument.type(), argument.optional(),
					argument.documentation());
		}

	}

}
