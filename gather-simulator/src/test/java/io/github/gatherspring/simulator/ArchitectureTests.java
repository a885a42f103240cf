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

package io.github.gatherspring.simulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final String ROOT = "io.github.gatherspring.simulator";

	private final JavaClasses classes = new ClassFileImporter()
		.importUrl(GatherSimulator.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void packagesFormNoCycles() {
		slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void nothingBelowKnowsTheSimulatorItself() {
		noClasses().that()
			.resideInAnyPackage(ROOT + ".api", ROOT + ".clock", ROOT + ".wire", ROOT + ".world", ROOT + ".action",
					ROOT + ".session", ROOT + ".fault", ROOT + ".life", ROOT + ".http", ROOT + ".control",
					ROOT + ".scenario", ROOT + ".smartobject")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT)
			.check(this.classes);
	}

	@Test
	void onlyTheTestSupportKnowsSpringAndJunit() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".test")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.junit..")
			.check(this.classes);
	}

	@Test
	void onlySocketsKnowNetty() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".wire")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.netty.handler..")
			.check(this.classes);
	}

	@Test
	void theClientIsNotKnown() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.github.gatherspring.client..", "io.github.gatherspring.connection..",
					"io.github.gatherspring.codec..", "io.github.gatherspring.space..")
			.check(this.classes);
	}

}
