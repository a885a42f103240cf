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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Redis server that keeps nothing.
 */
final class Redis extends Engine {

	private static final Path SERVER = Path.of("/usr/bin/redis-server");

	private Redis(int port, Path directory) throws IOException {
		super(port, directory.resolve("redis.log"), List.of(SERVER.toString(), "--port", Integer.toString(port),
				"--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", directory.toString()));
	}

	static boolean isThere() {
		return Files.isExecutable(SERVER);
	}

	static Redis start(Path directory) throws IOException {
		return new Redis(freePort(), directory);
	}

	@Override
	List<String> properties(int at) {
		return List.of("engine=redis", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + at,
				"spring.data.redis.timeout=1s", "spring.data.redis.connect-timeout=1s",
				"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
	}

	@Override
	public String toString() {
		return "Redis";
	}

}
