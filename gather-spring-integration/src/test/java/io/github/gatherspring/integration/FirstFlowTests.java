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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.integration.dsl.Gather;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.PlayerChats;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines with which the page begins.
 */
class FirstFlowTests extends AbstractIntegrationTests {

	private static final Path PAGE = Path.of("..", "docs", "spring-integration.md");

	private static final Path SOURCE = Path.of("src/test/java/io/github/gatherspring/integration/FirstFlowTests.java");

	@Test
	void theFirstFlowOfThePageAnswers() {
		start(FirstFlow.class);
		this.simulator.player("guest-1").joins().says("ping?").says("!ping");
		await().until(() -> !this.simulator.received("chat").isEmpty());
		assertThat(this.simulator.received("chat")).singleElement().satisfies((received) -> {
			assertThat(received.action().getChat().getContents()).isEqualTo("pong");
			assertThat(received.action().getChat().getChatRecipient()).isEqualTo("guest-1");
		});
	}

	@Test
	void thePageBeginsWithTheseLines() throws IOException {
		String page = Files.readString(PAGE);
		String block = page.substring(page.indexOf("@Bean\n"), page.indexOf("```\n", page.indexOf("@Bean\n")));
		assertThat(withoutSpace(Files.readString(SOURCE))).contains(withoutSpace(block));
		assertThat(block.lines()).hasSizeLessThanOrEqualTo(10);
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

	@Configuration
	static class FirstFlow {

		@Bean
		IntegrationFlow pingPong(GatherClient client) {
			return IntegrationFlow
				.from(Gather.inboundAdapter(client)
					.events(PlayerChats.class)
					.filterExpression("payload.contents == '!ping'"))
				.handle(PlayerChats.class,
						(chat, headers) -> Chat.newBuilder()
							.setChatRecipient(chat.getSenderId())
							.setMapId(headers.get(GatherHeaders.MAP_ID, String.class))
							.setContents("pong"))
				.handle(Gather.outboundAdapter(client))
				.get();
		}

	}

}
