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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ClientThreads;
import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.wire.ProxySettings;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the list of what applications may rely on. After a change that is meant, write it
 * anew with <pre>
 * mvn -q -pl gather-client,gather-spring-boot-autoconfigure -am test -Dtest=PublicApiTests
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dupdate=api
 * </pre>
 */
class PublicApiTests {

	private static final Path LIST = Path.of("src/test/resources/public-api.txt");

	/** Packages whose public types serve the other packages of the client. */
	private static final Set<String> INTERNAL = Set.of("io.github.gatherspring.codec",
			"io.github.gatherspring.connection", "io.github.gatherspring.wire");

	/** Types in these that applications meet. */
	private static final Set<Class<?>> MET_BY_APPLICATIONS = Set.of(ClientThreads.class, CloseCode.class,
			ConnectionState.class, ConnectionStatus.class, ReconnectSettings.class, ProxySettings.class, SpaceId.class);

	private static final Pattern NAMED = Pattern
		.compile("io\\.github\\.gatherspring\\.(?:codec|connection|wire)\\.[A-Z]\\w*");

	private final PublicApi api = new PublicApi(GatherClient.class, PublicApiTests::isInternal);

	private static boolean isInternal(Class<?> type) {
		return type == SpaceTracker.class
				|| (INTERNAL.contains(type.getPackageName()) && !MET_BY_APPLICATIONS.contains(outermost(type)));
	}

	private static Class<?> outermost(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return (enclosing != null) ? outermost(enclosing) : type;
	}

	@Test
	void whatApplicationsMayRelyOnIsListed() throws IOException {
		List<String> lines = this.api.lines();
		if ("api".equals(System.getProperty("update"))) {
			Files.write(LIST, lines);
		}
		assertThat(lines).as("see the Javadoc of this test for how to write the list anew")
			.containsExactlyElementsOf(Files.readAllLines(LIST));
	}

	@Test
	void whatIsPublicNamesNothingInternal() {
		assertThat(this.api.named()).isNotEmpty().noneMatch(PublicApiTests::isInternal);
	}

	@Test
	void theSampleAndTheDocumentsNameNothingInternal() throws IOException {
		List<String> allowed = MET_BY_APPLICATIONS.stream().map(Class::getName).toList();
		List<String> internal = new ArrayList<>();
		int files = 0;
		for (String root : List.of("../README.md", "../docs", "../gather-sample-app/src/main")) {
			try (Stream<Path> paths = Files.walk(Path.of(root))) {
				for (Path path : paths.filter((each) -> each.toString().matches(".*\\.(java|md|kt)")).toList()) {
					files++;
					Matcher named = NAMED.matcher(Files.readString(path));
					while (named.find()) {
						if (!allowed.contains(named.group())) {
							internal.add(path + ": " + named.group());
						}
					}
				}
			}
		}
		assertThat(files).isGreaterThan(10);
		assertThat(internal).isEmpty();
	}

}
