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
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The walls between the packages of the Boot support.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.gatherspring.";

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.withImportOption((location) -> location.contains("gather-spring-boot-autoconfigure"))
		.importPackages("io.github.gatherspring");

	@Test
	void packagesFormNoCycles() {
		slices().matching("io.github.gatherspring.(**)").should().beFreeOfCycles().check(OURS);
	}

	@Test
	void onlyTheBootSupportIsHere() {
		classes().should()
			.resideInAnyPackage(ROOT + "autoconfigure..", ROOT + "health..", ROOT + "metrics..", ROOT + "actuate..",
					ROOT + "doctor..", ROOT + "leadership..", ROOT + "logging..", ROOT + "testcontainers..",
					ROOT + "docker..")
			.check(OURS);
	}

	@Test
	void whatAnAutoConfigurationMakesDoesNotKnowIt() {
		noClasses().that()
			.resideInAnyPackage(ROOT + "health..", ROOT + "metrics..", ROOT + "actuate..", ROOT + "doctor..",
					ROOT + "leadership..", ROOT + "logging..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + "autoconfigure..")
			.check(OURS);
	}

	@Test
	void theMainAutoConfigurationKnowsNeitherActuatorNorMicrometer() {
		noClasses().that()
			.resideInAPackage(ROOT + "autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.micrometer..", "org.springframework.boot.actuate..",
					"org.springframework.boot.health..", "org.testcontainers..")
			.check(OURS);
	}

	@Test
	void onlyTheAutoConfigurationKnowsTheSimulator() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + "autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + "simulator..")
			.check(OURS);
	}

	@Test
	void autoConfigurationsAreFinalAndNothingIsFoundByScanning() {
		classes().that()
			.areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(OURS);
		noClasses().should()
			.beMetaAnnotatedWith("org.springframework.stereotype.Component")
			.andShould()
			.notBeMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
			.check(OURS);
	}

}
