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
package io.github.gatherspring.maps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GatherMapsApplicationTests {

	private static final String WANTED = """
			blueprint: signs
			space: MapsProgram1/office
			map: rooftop
			objects:
			  welcome: {at: [3, 5], image: "https://images.example/welcome.png"}
			""";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("MapsProgram1/office")
		.players(0)
		.autonomous(false)
		.build();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private String out = "";

	private String err = "";

	@BeforeEach
	void start() {
		this.simulator.start();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private int run(Map<String, String> environment, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = GatherMapsApplication
			.run(new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, environment), arguments);
		this.out = out.toString();
		this.err = err.toString();
		return code;
	}

	private int run(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--api-base-url=" + this.simulator.apiBaseUrl());
		return run(Map.of("GATHER_API_KEY", this.simulator.apiKey()), all.toArray(String[]::new));
	}

	private Path file(String name, String content) throws IOException {
		return Files.writeString(this.directory.resolve(name), content);
	}

	private String backups() {
		return "--backups=" + this.directory.resolve("backups");
	}

	private List<Path> kept() throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve("backups"))) {
			return files.sorted().toList();
		}
	}

	@Test
	void plansAppliesAndThenHasNothingToDo() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		Path svg = this.directory.resolve("plan.svg");
		Path png = this.directory.resolve("plan.png");
		assertThat(run("plan", file, "--no-image-check", "--svg=" + svg, "--png=" + png))
			.isEqualTo(GatherMapsApplication.CHANGES);
		assertThat(this.out).contains("+ object welcome", "at 3,5", "Plan: 1 to add.");
		assertThat(svg).content().contains("class=\"added\"", ">welcome</text>");
		assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
		assertThat(run("drift", file)).isEqualTo(GatherMapsApplication.CHANGES);
		assertThat(run("apply", file, "--no-image-check", backups())).isEqualTo(GatherMapsApplication.DONE);
		assertThat(this.err).contains("Keeping a backup of the map as it is …", "Writing the map in one request …");
		assertThat(kept()).singleElement().asString().contains("MapsProgram1_office-rooftop.json");
		assertThat(run("plan", file, "--no-image-check")).isEqualTo(GatherMapsApplication.DONE);
		assertThat(this.out).startsWith("Nothing to do");
	}

	@Test
	void whatWasLookedAtIsAppliedOrNothing() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		Path plan = this.directory.resolve("plan.json");
		run("plan", file, "--no-image-check", "--out=" + plan);
		assertThat(run("apply", plan.toString(), backups())).isEqualTo(GatherMapsApplication.DONE);
		assertThat(run("apply", plan.toString(), backups())).isEqualTo(GatherMapsApplication.FAILED);
		assertThat(this.err).contains("has changed since the plan was made, and nothing was written");
	}

	@Test
	void aMapThatChangesMeanwhileIsPlannedAnewIfAsked() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		this.simulator.faults().anotherEditor(1);
		assertThat(run("apply", file, "--no-image-check", backups())).isEqualTo(GatherMapsApplication.FAILED);
		this.simulator.faults().anotherEditor(1);
		assertThat(run("apply", file, "--no-image-check", "--replan", backups())).isEqualTo(GatherMapsApplication.DONE);
		assertThat(this.err).contains("The map has changed; making a new plan …");
	}

	@Test
	void objectsAloneCanGoOverTheSocket() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		assertThat(run("apply", file, "--no-image-check", "--over-socket", backups()))
			.isEqualTo(GatherMapsApplication.DONE);
		assertThat(this.simulator.received("mapUpdateObjects")).hasSize(1);
		assertThat(run("drift", file)).isEqualTo(GatherMapsApplication.DONE);
	}

	@Test
	void aBackupIsPutBack() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		run("backup", "--map=rooftop", "--space=MapsProgram1/office", backups());
		Path backup = kept().get(0);
		run("apply", file, "--no-image-check", backups());
		assertThat(run("restore", backup.toString(), "--map=rooftop", "--space=MapsProgram1/office", backups()))
			.isEqualTo(GatherMapsApplication.DONE);
		assertThat(run("drift", file)).as("the sign is gone again").isEqualTo(GatherMapsApplication.CHANGES);
		assertThat(kept()).as("by hand, before the apply, before the restore").hasSize(3);
	}

	@Test
	void imagesThatOtherOriginsMayNotReadAreRefused() throws IOException {
		String image = this.simulator.apiBaseUrl() + "/simulator/images/none";
		String file = file("office.yaml", WANTED.replace("https://images.example/welcome.png", image)).toString();
		assertThat(run("plan", file)).isEqualTo(GatherMapsApplication.FAILED);
		assertThat(this.out).contains(
				"office.yaml:5: 'normal' of object 'welcome' is " + image + ", which is answered with status 404");
	}

	@Test
	void everythingThatIsWrongIsToldAndNothingIsSent() throws IOException {
		String file = file("office.yaml", WANTED + "  second: 1\n  third: {at: [x]}\n").toString();
		assertThat(run("apply", file, backups())).isEqualTo(GatherMapsApplication.FAILED);
		assertThat(this.err).contains("office.yaml:6: object 'second' is 1", "office.yaml:7: 'at' is a list of 1");
		assertThat(this.directory.resolve("backups")).doesNotExist();
		assertThat(run(Map.of(), "plan", file)).isEqualTo(GatherMapsApplication.FAILED);
		assertThat(this.err).contains("set the environment variable GATHER_API_KEY");
		assertThat(run("plan")).as("not 2, which says that there is a plan").isEqualTo(GatherMapsApplication.FAILED);
	}

	@Test
	void waitsAreTold() throws IOException {
		String file = file("office.yaml", WANTED).toString();
		this.simulator.faults().refuseCalls(429, 0, 1);
		assertThat(run("plan", file, "--no-image-check")).isEqualTo(GatherMapsApplication.CHANGES);
		assertThat(this.err).contains("Gather wants fewer calls; waiting for 1 s …");
	}

	@Test
	void theHelpTeaches() {
		assertThat(run(Map.of(), "--help")).isZero();
		assertThat(this.out).contains("gather-maps plan office.yaml --svg plan.svg", "GATHER_API_KEY", "Exit codes:",
				"restore");
		for (String command : List.of("plan", "apply", "drift", "backup", "restore", "import", "guests")) {
			assertThat(run(Map.of(), command, "--help")).as(command).isZero();
			assertThat(this.out).contains("Usage: gather-maps " + command);
		}
	}

	@Test
	void guestsAreKeptInStepWithATable() throws IOException {
		String space = "--space=MapsProgram1/office";
		String table = file("guests.csv", "Mail,Name\nAda@Example.org,Ada\nGrace <grace@example.org>,Grace\n")
			.toString();
		String[] columns = { "--email-column=Mail", "--name-column=Name" };
		assertThat(run("guests", "plan", table, space, columns[0], columns[1]))
			.isEqualTo(GatherMapsApplication.CHANGES);
		assertThat(this.out).contains("+ ada@example.org", "Plan: 2 to add", "gives no right in the space");
		assertThat(run("guests", "apply", table, space, columns[0], columns[1], backups()))
			.isEqualTo(GatherMapsApplication.DONE);
		assertThat(run("guests", "plan", table, space, columns[0], columns[1])).isEqualTo(GatherMapsApplication.DONE);
		String fewer = file("fewer.csv", "Mail,Name\nada@example.org,Ada\n").toString();
		assertThat(run("guests", "apply", fewer, space, columns[0], columns[1], "--overwrite", backups()))
			.isEqualTo(GatherMapsApplication.FAILED);
		assertThat(this.err).contains("add --allow-removals if that is meant");
		assertThat(run("guests", "apply", fewer, space, columns[0], columns[1], "--overwrite", "--allow-removals",
				backups()))
			.isEqualTo(GatherMapsApplication.DONE);
	}

}
