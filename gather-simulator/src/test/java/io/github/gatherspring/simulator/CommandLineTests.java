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

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void argumentsWinOverTheEnvironment() {
		CommandLine line = CommandLine.parse(new String[] { "--port=0", "--players=3", "--key=k:u:MEMBER" },
				Map.of("GATHER_SIMULATOR_PORT", "9", "GATHER_SIMULATOR_SPACE", "a/b"));
		try (GatherSimulator simulator = line.builder().build().start()) {
			assertThat(simulator.port()).isNotIn(0, 9);
			assertThat(simulator.spaceId()).isEqualTo("a\\b");
			assertThat(simulator.space().players()).hasSize(3);
			try (MinimalClient client = MinimalClient.ready(simulator, "k")) {
				assertThat(client.isClosed()).isFalse();
			}
		}
		assertThat(line.hasOwnKey()).isFalse();
	}

	@Test
	void theRuleOfOneLoginTakesACodeOrYesOrNo() {
		assertThat(parse("--single-login").builder().singleLoginCode).isEqualTo(4667);
		assertThat(parse("--single-login=4010").builder().singleLoginCode).isEqualTo(4010);
		assertThat(parse("--single-login=false").builder().singleLoginCode).isZero();
	}

	@Test
	void whatIsWrongIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> parse("--colour=red")).withMessageContaining("colour");
		assertThatIllegalArgumentException().isThrownBy(() -> parse("--port=many")).withMessageContaining("--port");
		assertThatIllegalArgumentException().isThrownBy(() -> parse("--key=a:b"))
			.withMessageContaining("key:user:role");
		assertThat(parse("--help").isHelp()).isTrue();
		assertThat(CommandLine.usage()).contains("--scenario");
	}

	private static CommandLine parse(String... args) {
		return CommandLine.parse(args, Map.of());
	}

}
