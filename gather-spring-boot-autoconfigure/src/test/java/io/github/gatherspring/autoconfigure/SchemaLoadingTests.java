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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.Player;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the thread that starts an application does not build the schema, which takes
 * a good part of a second: read off the classes that a JVM of its own loads.
 */
class SchemaLoadingTests {

	private static final String SCHEMA = "io.github.gatherspring.proto.EventsProto ";

	@Test
	void anApplicationStartsWithoutTheSchema() throws IOException, InterruptedException {
		assertThat(ClassUtils.isPresent(SCHEMA.strip(), null)).isTrue();
		assertThat(classesLoaded()).contains("GatherAutoConfiguration")
			.contains(GatherClient.class.getName())
			.doesNotContain(SCHEMA);
	}

	private static String classesLoaded() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load:stdout",
						"-cp", System.getProperty("java.class.path"), "-Dspring.main.banner-mode=off",
						"-Dspring.docker.compose.enabled=false"));
		command.add(Application.class.getName());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GatherAutoConfiguration.class)
	static class Application {

		@Bean
		Greeter greeter() {
			return new Greeter();
		}

		public static void main(String[] arguments) {
			new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.properties("gather.api-key=key", "gather.space-id=a/b", "gather.auto-startup=false")
				.run(arguments)
				.close();
		}

	}

	static class Greeter {

		@GatherEventListener
		void greet(PlayerChats chat, Player player) {
			throw new IllegalStateException("Nobody connects here");
		}

	}

}
