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

package io.github.gatherspring;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The walls between the packages of the client, and around it.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.gatherspring.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages("io.github.gatherspring");

	private static final JavaClasses OURS = CLASSES.that(com.tngtech.archunit.base.DescribedPredicate
		.not(resideInAnyPackage(ROOT + "proto..", ROOT + "simulator..")));

	@Test
	void packagesFormNoCycles() {
		slices().matching("io.github.gatherspring.(*)..").should().beFreeOfCycles().check(OURS);
	}

	@Test
	void aPackageKnowsOnlyThoseBeforeIt() {
		String[] order = { "setting", "wire", "codec", "connection", "space", "presence", "client", "event", "listener",
				"http", "command" };
		for (int i = 0; i < order.length; i++) {
			for (int later = i + 1; later < order.length; later++) {
				noClasses().that()
					.resideInAPackage(ROOT + order[i] + "..")
					.should()
					.dependOnClassesThat()
					.resideInAPackage(ROOT + order[later] + "..")
					.allowEmptyShould(true)
					.check(OURS);
			}
		}
	}

	@Test
	void nothingKnowsSpringBootOrItsSupport() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", ROOT + "autoconfigure..", ROOT + "health..",
					ROOT + "metrics..", ROOT + "actuate..", ROOT + "testcontainers..", ROOT + "docker..")
			.check(OURS);
	}

	@Test
	void nothingKnowsTheSimulator() {
		noClasses().should().dependOnClassesThat().resideInAPackage(ROOT + "simulator..").check(OURS);
	}

	@Test
	void onlyTheWireTouchesTheWebSocketApi() {
		// The type of a client that the application brings passes through on its way
		// there.
		noClasses().that()
			.resideOutsideOfPackages(ROOT + "wire..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("jakarta.websocket..", "org.springframework.web.socket..")
				.and(com.tngtech.archunit.base.DescribedPredicate
					.not(name("org.springframework.web.socket.client.WebSocketClient"))))
			.check(OURS);
	}

	@Test
	void theSimulatorNeverKnowsTheClient() {
		JavaClasses simulator = new ClassFileImporter().importPackages("io.github.gatherspring.simulator");
		classes().that()
			.resideInAPackage(ROOT + "simulator..")
			.should()
			.onlyDependOnClassesThat(
					com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("io.github.gatherspring.."))
						.or(resideInAnyPackage(ROOT + "simulator..", ROOT + "proto..")))
			.check(simulator);
	}

}
