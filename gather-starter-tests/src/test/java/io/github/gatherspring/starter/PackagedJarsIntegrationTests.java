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

package io.github.gatherspring.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the jars as they are published.
 */
class PackagedJarsIntegrationTests {

	private static final String AUTOCONFIGURE = "gather-spring-boot-autoconfigure";

	private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	@Test
	void theAutoConfigurationsAreListedAndTheirConditionsCanBeReadWithoutLoadingThem() throws IOException {
		try (JarFile jar = jar(AUTOCONFIGURE)) {
			List<String> listed = text(jar, IMPORTS).lines().toList();
			assertThat(listed).hasSizeGreaterThan(5).allSatisfy((name) -> {
				assertThat(jar.getEntry(name.replace('.', '/') + ".class")).as(name).isNotNull();
				assertThat(text(jar, "META-INF/spring-autoconfigure-metadata.properties")).contains(name + "=");
			});
			assertThat(text(jar, "META-INF/spring-autoconfigure-metadata.properties"))
				.contains("GatherAutoConfiguration.ConditionalOnClass=")
				.contains("NamedGatherClientsAutoConfiguration.AutoConfigureAfter=");
		}
	}

	@Test
	void thePropertiesAreDescribedForTools() throws IOException {
		try (JarFile jar = jar(AUTOCONFIGURE)) {
			assertThat(text(jar, "META-INF/spring-configuration-metadata.json")).contains("\"gather.api-key\"",
					"\"gather.space-id\"", "\"management.endpoint.gather.access\"", "\"playerMoves\"");
		}
	}

	@Test
	void whatSpringLooksForByNameIsThere() throws IOException {
		namesClassesThatAreThere(AUTOCONFIGURE, "META-INF/spring.factories");
		namesClassesThatAreThere("gather-client", "META-INF/spring/aot.factories");
	}

	private static void namesClassesThatAreThere(String artifactId, String file) throws IOException {
		try (JarFile jar = jar(artifactId)) {
			List<String> classes = text(jar, file).lines()
				.map((line) -> line.replaceAll("^.*=|[,\\\\]", "").strip())
				.filter((line) -> !line.isEmpty())
				.toList();
			assertThat(classes).as(file)
				.isNotEmpty()
				.allSatisfy((name) -> assertThat(jar.getEntry(name.replace('.', '/') + ".class")).as(name).isNotNull());
		}
	}

	@Test
	void theStarterIsAListOfDependenciesAndNothingElse() throws IOException {
		try (JarFile jar = jar("gather-spring-boot-starter")) {
			assertThat(jar.stream().filter((entry) -> !entry.isDirectory()).map(ZipEntry::getName))
				.allMatch((name) -> name.equals("META-INF/MANIFEST.MF") || name.equals("META-INF/LICENSE")
						|| name.startsWith("META-INF/maven/"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "gather-proto, io.github.gatherspring.proto", "gather-client, io.github.gatherspring.client",
			"gather-smart-objects, io.github.gatherspring.smartobjects", "gather-maps, io.github.gatherspring.maps",
			"gather-spring-integration, io.github.gatherspring.integration",
			"gather-spring-boot-autoconfigure, io.github.gatherspring.autoconfigure",
			"gather-spring-boot-starter, io.github.gatherspring.starter",
			"gather-simulator, io.github.gatherspring.simulator" })
	void eachJarSaysWhatItIsAndHasItsLicense(String artifactId, String module) throws IOException {
		try (JarFile jar = jar(artifactId)) {
			Attributes manifest = jar.getManifest().getMainAttributes();
			assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo(module);
			assertThat(manifest.getValue("Implementation-Version")).isEqualTo(InstalledArtifact.VERSION);
			assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
		}
	}

	@ParameterizedTest
	@CsvSource({ "gather-proto", "gather-client", "gather-smart-objects", "gather-maps",
			"gather-spring-boot-autoconfigure", "gather-simulator" })
	void aJarHoldsNoTestsAndOnlyClassesForJava17(String artifactId) throws IOException {
		try (JarFile jar = jar(artifactId)) {
			List<ZipEntry> classes = jar.stream()
				.filter((entry) -> entry.getName().endsWith(".class"))
				.map(ZipEntry.class::cast)
				.toList();
			assertThat(classes).isNotEmpty();
			assertThat(classes).extracting(ZipEntry::getName)
				.allMatch((name) -> name.startsWith("io/github/gatherspring/"))
				.noneMatch((name) -> name.endsWith("Tests.class"));
			assertThat(jar.stream().map(ZipEntry::getName)).noneMatch((name) -> name.contains("logback-test"));
			try (InputStream content = jar.getInputStream(classes.get(0))) {
				assertThat(content.readNBytes(8)[7]).as("version of the class file").isEqualTo((byte) 61);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "proto, gather-proto, io/github/gatherspring/proto/PlayerChats.java",
			"gather-client, gather-client, io/github/gatherspring/client/GatherClient.java",
			"gather-smart-objects, gather-smart-objects, io/github/gatherspring/smartobjects/SmartObject.java",
			"gather-maps, gather-maps, io/github/gatherspring/maps/GatherMaps.java",
			"gather-spring-boot-autoconfigure, gather-spring-boot-autoconfigure, io/github/gatherspring/autoconfigure/GatherRunner.java",
			"gather-simulator, gather-simulator, io/github/gatherspring/simulator/GatherSimulator.java" })
	void theSourcesAreBesideTheClasses(String folder, String artifactId, String source) throws IOException {
		Path sources = Path.of("..", folder, "target", artifactId + "-" + InstalledArtifact.VERSION + "-sources.jar");
		try (JarFile jar = new JarFile(sources.toFile())) {
			assertThat(jar.getEntry(source)).isNotNull();
			assertThat(jar.stream().map(ZipEntry::getName)).noneMatch((name) -> name.endsWith("Tests.java"));
		}
	}

	private static JarFile jar(String artifactId) throws IOException {
		return new JarFile(InstalledArtifact.file(artifactId, ".jar").toFile());
	}

	private static String text(JarFile jar, String name) throws IOException {
		ZipEntry entry = jar.getEntry(name);
		assertThat(entry).as(name + " in " + jar.getName()).isNotNull();
		try (InputStream content = jar.getInputStream(entry)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
