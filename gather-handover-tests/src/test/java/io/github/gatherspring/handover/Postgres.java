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
package io.github.gatherspring.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL server with an empty database. It refuses to run as root, who lends it to
 * the user that Debian's package makes.
 */
final class Postgres extends Engine {

	private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

	private static final String USER = "postgres";

	private Postgres(int port, Path directory, Path binaries) throws IOException {
		super(port, directory.resolve("postgres.log"),
				asUser(binaries.resolve("postgres").toString(), "-D", data(directory).toString(), "-p",
						Integer.toString(port), "-k", data(directory).toString(), "-c", "listen_addresses=127.0.0.1",
						"-c", "fsync=off"));
	}

	private static Path data(Path directory) {
		return directory.resolve("data");
	}

	private static @Nullable Path binaries() {
		if (!Files.isDirectory(INSTALLED)) {
			return null;
		}
		try (Stream<Path> versions = Files.list(INSTALLED)) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.isExecutable(bin.resolve("initdb")))
				.findFirst()
				.orElse(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static boolean isThere() {
		return binaries() != null;
	}

	static Postgres start(Path directory) throws IOException, InterruptedException {
		Path binaries = Objects.requireNonNull(binaries());
		if (isRoot()) {
			Files.setOwner(directory,
					FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(USER));
		}
		Process initdb = new ProcessBuilder(asUser(binaries.resolve("initdb").toString(), "-D",
				data(directory).toString(), "-A", "trust", "-U", USER, "-N"))
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("initdb.log").toFile())
			.start();
		assertThat(initdb.waitFor()).as(Files.readString(directory.resolve("initdb.log"))).isZero();
		Postgres postgres = new Postgres(freePort(), directory, binaries);
		new ResourceDatabasePopulator(
				new ClassPathResource("org/springframework/integration/jdbc/schema-postgresql.sql"))
			.execute(new DriverManagerDataSource(url(postgres.port()), USER, ""));
		return postgres;
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	private static List<String> asUser(String... command) {
		List<String> whole = new ArrayList<>();
		if (isRoot()) {
			whole.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", "--"));
		}
		whole.addAll(List.of(command));
		return whole;
	}

	private static String url(int port) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=1&socketTimeout=1";
	}

	@Override
	List<String> properties(int at) {
		return List.of("engine=jdbc", "spring.datasource.url=" + url(at), "spring.datasource.username=" + USER,
				"spring.datasource.hikari.connection-timeout=1000", "spring.datasource.hikari.maximum-pool-size=2",
				"spring.autoconfigure.exclude=org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration");
	}

	@Override
	public String toString() {
		return "PostgreSQL";
	}

}
