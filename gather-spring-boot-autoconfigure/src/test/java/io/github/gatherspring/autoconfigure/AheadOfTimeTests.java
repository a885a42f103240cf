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

package io.github.gatherspring.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.gatherspring.actuate.GatherEndpoint;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application that is processed ahead of time, compiled and run with what was
 * generated: the same beans do the same things.
 */
class AheadOfTimeTests {

	@TempDir
	private Path directory;

	@Test
	void theSingleClientConnectsAndItsListenersAreCalled() throws Exception {
		processAndRun(SingleClient.class);
	}

	@Test
	void namedClientsAreRegisteredByWhatIsSetWhenTheApplicationRuns() throws Exception {
		processAndRun(NamedClients.class, "--gather.clients.door.api-key=a", "--gather.clients.hall.api-key=b");
	}

	@Test
	void aClientThatWaitsForLeadershipConnectsOnceItLeads() throws Exception {
		processAndRun(ElectedClient.class, "--gather.leadership.enabled=true");
	}

	private void processAndRun(Class<? extends Consumer<String[]>> check, String... arguments) throws Exception {
		Path sources = Files.createDirectory(this.directory.resolve("sources"));
		Path classes = Files.createDirectory(this.directory.resolve("classes"));
		List<String> all = new ArrayList<>(List.of(AheadOfTimeApplication.class.getName(), sources.toString(),
				classes.toString(), classes.toString(), "com.example", "example"));
		all.addAll(List.of(arguments));
		SpringApplicationAotProcessor.main(all.toArray(String[]::new));
		compile(sources, classes);
		assertThat(classes.resolve("META-INF/native-image/com.example/example/reachability-metadata.json")).content()
			.as("what a native image is told")
			.contains(GatherClientProperties.class.getName(), AheadOfTimeApplication.Listener.class.getName(),
					PlayerChats.class.getName(), "proto\\/action\\/*.properties", GatherEndpoint.class.getName());
		// As "-Dspring.aot.enabled=true" does, but for this one application.
		Files.writeString(classes.resolve("spring.properties"), AotDetector.AOT_ENABLED + "=true");
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		// A class loader for all: what is generated sees what is private to packages.
		try (URLClassLoader loader = new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(loader);
			@SuppressWarnings("unchecked")
			Consumer<String[]> isolated = (Consumer<String[]>) loader.loadClass(check.getName())
				.getDeclaredConstructor()
				.newInstance();
			isolated.accept(arguments);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static void compile(Path sources, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> walk = Files.walk(sources)) {
			List<Path> generated = walk.filter((path) -> path.toString().endsWith(".java")).toList();
			assertThat(generated).anyMatch((path) -> path.endsWith("GatherAutoConfiguration__BeanDefinitions.java"));
			boolean compiled = compiler
				.getTask(messages, files, null,
						List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
								System.getProperty("java.class.path")),
						null, files.getJavaFileObjectsFromPaths(generated))
				.call();
			assertThat(compiled).as(messages.toString()).isTrue();
		}
	}

	private static URL[] classPath(Path first) throws IOException {
		List<URL> urls = new ArrayList<>(List.of(first.toUri().toURL()));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		return urls.toArray(URL[]::new);
	}

	public static class SingleClient implements Consumer<String[]> {

		@Override
		public void accept(String[] arguments) {
			assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
			try (ConfigurableApplicationContext context = AheadOfTimeApplication.run(arguments)) {
				GatherClient client = context.getBean(GatherClient.class);
				await().atMost(Duration.ofSeconds(20)).until(() -> client.status().isReady());
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				AheadOfTimeApplication.Listener listener = context.getBean(AheadOfTimeApplication.Listener.class);
				await().untilAsserted(() -> assertThat(listener.heard()).containsExactly("gather: hello"));
				assertThat(context.getBean(GatherEndpoint.class).clients().clients()).containsOnlyKeys("gather");
				assertThat(context.getBean(GatherHttpClient.class)).isNotNull();
				assertThat(context.getBean(MeterRegistry.class).get("gather.client.ready").timer().count())
					.isEqualTo(1);
			}
		}

	}

	public static class ElectedClient implements Consumer<String[]> {

		@Override
		public void accept(String[] arguments) {
			assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
			try (ConfigurableApplicationContext context = AheadOfTimeApplication.run(arguments)) {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.isAutoStartup()).isFalse();
				await().atMost(Duration.ofSeconds(20)).until(() -> client.status().isReady());
				assertThat(context.getBean(GatherLeadership.class).isLeader()).isTrue();
			}
		}

	}

	public static class NamedClients implements Consumer<String[]> {

		@Override
		public void accept(String[] arguments) {
			assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
			try (ConfigurableApplicationContext context = AheadOfTimeApplication.run(arguments)) {
				Map<String, GatherClient> clients = context.getBeansOfType(GatherClient.class);
				assertThat(clients).containsOnlyKeys("door", "hall");
				await().atMost(Duration.ofSeconds(20))
					.until(() -> clients.values().stream().allMatch((client) -> client.status().isReady()));
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				AheadOfTimeApplication.Listener listener = context.getBean(AheadOfTimeApplication.Listener.class);
				await().untilAsserted(
						() -> assertThat(listener.heard()).containsExactlyInAnyOrder("door: hello", "hall: hello"));
				assertThat(context.getBean("gatherHealthContributor")).isInstanceOf(CompositeHealthContributor.class);
				assertThat(context.getBean(GatherEndpoint.class).clients().clients()).containsOnlyKeys("door", "hall");
			}
		}

	}

}
