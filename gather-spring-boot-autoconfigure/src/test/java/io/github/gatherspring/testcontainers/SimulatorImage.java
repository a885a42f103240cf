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

package io.github.gatherspring.testcontainers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * Image of the simulator, made by its own Dockerfile of what was packaged.
 */
public final class SimulatorImage {

	private static final Path MODULE = Path.of("..", "gather-simulator").toAbsolutePath().normalize();

	private static final String BASE_IMAGE = "eclipse-temurin:25-jre";

	private SimulatorImage() {
	}

	/**
	 * Whether containers can be run without a registry: the simulator is packaged, an
	 * engine answers, it has the base image, and Testcontainers does not wait for a
	 * clean-up image that it cannot get. Says so on the console when not.
	 */
	public static boolean canBeRun() {
		String missing = null;
		if (!isPackaged()) {
			missing = "there is no " + MODULE.resolve("target") + "/*-exec.jar; 'mvn verify' makes it";
		}
		else if (!succeeds("docker", "image", "inspect", BASE_IMAGE)) {
			missing = "no container engine answers that has the image " + BASE_IMAGE;
		}
		else if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
				&& !succeeds("docker", "image", "inspect", "testcontainers/ryuk:0.14.0")) {
			missing = "the image testcontainers/ryuk is not there and TESTCONTAINERS_RYUK_DISABLED is not 'true'";
		}
		if (missing != null) {
			System.out.println("Container tests are skipped: " + missing);
		}
		return missing == null;
	}

	/**
	 * Whether a command ends well within a moment.
	 */
	public static boolean succeeds(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			boolean ended = process.waitFor(20, TimeUnit.SECONDS);
			process.destroyForcibly();
			return ended && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static boolean isPackaged() {
		String[] jars = MODULE.resolve("target").toFile().list((folder, name) -> name.endsWith("-exec.jar"));
		return jars != null && jars.length > 0;
	}

	public static ImageFromDockerfile build(String name) {
		return new ImageFromDockerfile(name, false).withDockerfile(MODULE.resolve("Dockerfile"));
	}

}
