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
package io.github.gatherspring.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.gatherspring.integration");

	@Test
	void theModuleKnowsTheClientAndSpringIntegrationAndNoBoot() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.github.gatherspring.integration..", "io.github.gatherspring.client",
					"io.github.gatherspring.space", "io.github.gatherspring.wire", "io.github.gatherspring.proto..",
					"com.google.protobuf..", "java..", "org.jspecify..", "org.apache.commons.logging..",
					"org.springframework.beans..", "org.springframework.core..", "org.springframework.expression..",
					"org.springframework.integration..", "org.springframework.messaging..",
					"org.springframework.util..", "org.springframework.context..")
			.check(OURS);
	}

	@Test
	void packagesFormNoCycles() {
		slices().matching("io.github.gatherspring.(**)").should().beFreeOfCycles().check(OURS);
	}

}
