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

package io.github.gatherspring.simulator.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.fault.FaultCommands;
import io.github.gatherspring.simulator.fault.HostileCommands;
import io.github.gatherspring.simulator.http.HttpCalls;
import io.github.gatherspring.simulator.http.Json;
import io.github.gatherspring.simulator.http.ProtoJson;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import io.github.gatherspring.simulator.scenario.Orders;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything below {@code /simulator}. Whoever reaches the port may use it: it is not for
 * the open internet, nor is the simulator.
 */
public final class ControlCalls implements HttpCalls {

	private static final int LARGEST_SCENARIO = 4 * 1024 * 1024;

	private final Controls controls;

	private final AtomicBoolean reading = new AtomicBoolean();

	/**
	 * Create the answers.
	 * @param controls what they have their hands on
	 */
	public ControlCalls(Controls controls) {
		this.controls = controls;
	}

	@Override
	public boolean handle(HttpCall call) {
		List<String> path = call.segments();
		if (path.isEmpty() || !path.get(0).equals("simulator")) {
			return false;
		}
		List<String> rest = path.subList(1, path.size());
		if (!this.controls.hosts().allows(call.header("Host")) && !rest.equals(List.of("health"))) {
			call.text(403, "This name of the simulator is not allowed here, since a foreign page could have pointed it"
					+ " at this machine. Call it by its address, or allow the name with --control-hosts=<name>");
			return true;
		}
		if (!call.method().equals("GET") && isFromABrowser(call)) {
			call.text(403, "Pages of other origins may not control the simulator");
			return true;
		}
		String what = call.method() + " " + (rest.isEmpty() ? "" : rest.get(0)) + " " + rest.size();
		switch (what) {
			case "GET health 1" -> call.json(200, "{\"status\":\"UP\"}");
			case "GET space 1" -> call.json(200, Json.write(Descriptions.space(world())));
			case "GET players 1" -> call.json(200, Json.write(Descriptions.players(world())));
			case "POST players 3" -> order(call, rest.get(1), rest.get(2));
			case "GET received 1" -> call.json(200, Json.write(Descriptions
				.received(this.controls.sessions().received(), call.query("name"), number(call.query("after")))));
			case "DELETE received 1" -> {
				this.controls.sessions().received().clear();
				done(call);
			}
			case "GET connections 1" ->
				call.json(200, Json.write(Descriptions.connections(this.controls.sessions().connections())));
			case "POST connections 3" -> connection(call, rest.get(1), rest.get(2));
			case "POST events 1" -> events(call);
			case "POST faults 2" -> fault(call, rest.get(1));
			case "POST hostile 2" -> {
				HostileCommands.run(this.controls.hostile(), rest.get(1), body(call));
				done(call);
			}
			case "DELETE faults 1" -> {
				this.controls.faults().reset();
				done(call);
			}
			case "GET clock 1" -> clock(call);
			case "POST clock 1" -> {
				this.controls.clock().advance(Duration.ofMillis(body(call).path("millis").asLong(0)));
				clock(call);
			}
			case "POST autonomous 1" -> {
				this.controls.autonomous().accept(body(call).path("enabled").asBoolean(true));
				done(call);
			}
			case "POST scenario 1" -> scenario(call);
			case "POST reset 1" -> {
				this.controls.reset().run();
				done(call);
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	/**
	 * A page in a browser sends its origin along; programs do not.
	 */
	private static boolean isFromABrowser(HttpCall call) {
		String origin = call.header("Origin");
		String host = call.header("Host");
		return origin != null && (host == null || !origin.endsWith("://" + host));
	}

	private World world() {
		return this.controls.sessions().world();
	}

	private static void done(HttpCall call) {
		call.json(200, "{}");
	}

	private static JsonNode body(HttpCall call) {
		return (call.body().length == 0) ? Json.mapper().createObjectNode() : Json.read(call.body());
	}

	private static long number(@Nullable String text) {
		return (text != null) ? Long.parseLong(text) : 0;
	}

	private void clock(HttpCall call) {
		call.json(200,
				Json.write(Json.mapper()
					.createObjectNode()
					.put("now", this.controls.clock().now().toString())
					.put("virtual", this.controls.clock().isVirtual())));
	}

	private void order(HttpCall call, String id, String order) {
		Orders.give(new SimulatedPlayer(this.controls.stage(), id), order, body(call));
		done(call);
	}

	private void connection(HttpCall call, String number, String order) {
		for (SimulatorConnection connection : this.controls.sessions().connections()) {
			if (Long.toString(connection.number()).equals(number)) {
				ConnectionOrders.give(connection, order, body(call));
				done(call);
				return;
			}
		}
		call.json(404, Json.object("message", "There is no open connection " + number));
	}

	private void events(HttpCall call) {
		ServerClientEvent.Builder event = ServerClientEvent.newBuilder();
		ProtoJson.read(body(call), event);
		ServerClientEvent built = event.build();
		this.controls.sessions().connections().forEach((connection) -> connection.send(built));
		done(call);
	}

	/**
	 * Some texts take seconds to be read, in which everybody else would wait.
	 */
	private void scenario(HttpCall call) {
		if (call.body().length > LARGEST_SCENARIO) {
			call.json(413,
					Json.object("message",
							"The scenario has " + call.body().length + " bytes, at most " + LARGEST_SCENARIO
									+ " are taken here; start the simulator with --scenario=<file> for a larger one"));
			return;
		}
		if (!this.reading.compareAndSet(false, true)) {
			call.json(409, Json.object("message", "Another scenario is being read, try again when it is"));
			return;
		}
		String yaml = new String(call.body(), StandardCharsets.UTF_8);
		CompletableFuture.supplyAsync(() -> Scenario.parse(yaml)).whenComplete((scenario, failure) -> {
			this.reading.set(false);
			this.controls.thread().eventLoop().execute(() -> play(call, scenario, failure));
		});
	}

	private void play(HttpCall call, @Nullable Scenario scenario, @Nullable Throwable failure) {
		try {
			if (scenario == null) {
				throw new IllegalArgumentException(reason(failure));
			}
			this.controls.scenario().accept(scenario);
			done(call);
		}
		catch (IllegalArgumentException ex) {
			call.json(400, Json.object("message", String.valueOf(ex.getMessage())));
		}
	}

	private static String reason(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause != null) ? String.valueOf(cause.getMessage()) : "";
	}

	private void fault(HttpCall call, String name) {
		if (!name.equals("reassign")) {
			FaultCommands.run(this.controls.faults(), name, body(call));
			done(call);
			return;
		}
		// Binding another port waits for the thread that this runs on.
		CompletableFuture.supplyAsync(this.controls.faults()::reassign)
			.whenComplete((port, failure) -> this.controls.thread()
				.run(() -> call.json((failure != null) ? 500 : 200,
						(failure != null) ? Json.object("message", String.valueOf(failure.getMessage()))
								: Json.write(Json.mapper().createObjectNode().put("port", port)))));
	}

}
