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

package io.github.gatherspring.command;

import java.io.InputStream;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for commands that cannot work: the application does not start and says why.
 */
class InvalidCommandsTests {

	private static void assertThatStartFails(CommandBench bench, String... parts) {
		bench.client((builder) -> builder.autoStartup(false));
		try (bench) {
			bench.simulator.start();
			assertThatException().isThrownBy(bench.context::refresh).satisfies((failure) -> {
				Throwable root = failure;
				while (root.getCause() != null && !(root instanceof InvalidGatherCommandException)) {
					root = root.getCause();
				}
				assertThat(root.getMessage()).contains(parts);
			});
		}
	}

	private static void assertThatStartFails(Class<?> bot, String... parts) {
		assertThatStartFails(new CommandBench(bot), parts);
	}

	@Test
	void twoCommandsOfOneName() {
		assertThatStartFails(Duplicates.class, "Duplicates.", "is also that of Duplicates.", "'name'");
	}

	@Test
	void aCommandOfAClientThatDoesNotExist() {
		assertThatStartFails(ForLobby.class, "ForLobby.hello", "it is for the client 'lobby', which does not exist",
				"(gather)");
	}

	@Test
	void anArgumentThatNoTextBecomes() {
		assertThatStartFails(Unconvertible.class, "Unconvertible.hello",
				"parameter 1 (InputStream in) cannot be filled, because nothing converts text to InputStream",
				"Converter<String, InputStream>");
	}

	@Test
	void aDefaultValueThatCannotBeRead() {
		assertThatStartFails(BadDefault.class, "parameter 1 (int count) has the default value 'many'");
	}

	@Test
	void aDefaultValueThatNothingReads() {
		assertThatStartFails(UselessDefault.class, "parameter 1 (GatherClient client) has a default value");
	}

	@Test
	void aRequiredArgumentBehindOneThatMayBeLeftOut() {
		assertThatStartFails(RequiredBehind.class, "parameter 2 (String word) is required",
				"parameter 1 (Optional count) before it may be left out");
	}

	@Test
	void anArgumentBehindAllThatAreLeft() {
		assertThatStartFails(BehindRest.class, "parameter 2 (String word) would get nothing", "last argument");
	}

	@Test
	void anEventThatNotEveryUseBrings() {
		assertThatStartFails(OnlyChat.class, "parameter 1 (GatherEvent event) asks for PlayerChats",
				"GatherEvent<?>, or mark it as @Nullable");
	}

	@Test
	void aNameThatNobodyCouldWrite() {
		assertThatStartFails(BadName.class, "'name' is '/hello'", "without the prefix");
	}

	@Test
	void aCooldownThatIsNoDuration() {
		assertThatStartFails(BadCooldown.class, "'cooldown' is 'soon'", "5s");
	}

	@Test
	void aResultThatIsNoAnswer() {
		assertThatStartFails(BadResult.class, "it returns Date, which is no answer", "Return String");
	}

	@Test
	void aPrivateMethodBehindAProxy() {
		assertThatStartFails(proxied(Private.class), "'hello'", "Private", "visibility");
	}

	@Test
	void aFinalMethodBehindAProxy() {
		assertThatStartFails(proxied(Final.class), "Final.hello", "it is final, and its bean has a proxy",
				"Remove 'final'");
	}

	@Test
	void aPrivateMethodWithoutAProxyWorks() {
		try (CommandBench bench = new CommandBench(Private.class).start()) {
			bench.joins("zoe", "Zoe").says("/hello");
			bench.awaitSaid("GLOBAL_CHAT: hi");
		}
	}

	private static CommandBench proxied(Class<?> type) {
		return new CommandBench(type).with(BeanPostProcessor.class, () -> new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				if (bean.getClass() != type) {
					return bean;
				}
				ProxyFactory factory = new ProxyFactory(bean);
				factory.setProxyTargetClass(true);
				return factory.getProxy();
			}

		});
	}

	static class Duplicates {

		@GatherCommand("say hello")
		String one() {
			return "one";
		}

		@GatherCommand("say  HELLO")
		String two() {
			return "two";
		}

	}

	static class ForLobby {

		@GatherCommand(client = "lobby")
		String hello() {
			return "hi";
		}

	}

	static class Unconvertible {

		@GatherCommand
		String hello(InputStream in) {
			return "hi";
		}

	}

	static class BadDefault {

		@GatherCommand
		String hello(@DefaultValue("many") int count) {
			return "hi";
		}

	}

	static class UselessDefault {

		@GatherCommand
		String hello(@DefaultValue("gather") GatherClient client) {
			return "hi";
		}

	}

	static class RequiredBehind {

		@GatherCommand
		String hello(Optional<Integer> count, String word) {
			return "hi";
		}

	}

	static class BehindRest {

		@GatherCommand
		String hello(List<String> words, String word) {
			return "hi";
		}

	}

	static class OnlyChat {

		@GatherCommand
		String hello(GatherEvent<PlayerChats> event) {
			return "hi";
		}

	}

	static class BadName {

		@GatherCommand("/hello")
		String hello() {
			return "hi";
		}

	}

	static class BadCooldown {

		@GatherCommand(cooldown = "soon")
		String hello() {
			return "hi";
		}

	}

	static class BadResult {

		@GatherCommand
		Date hello() {
			return new Date();
		}

	}

	static class Private {

		@GatherCommand
		private String hello() {
			return "hi";
		}

	}

	static class Final {

		@GatherCommand
		final String hello() {
			return "hi";
		}

	}

}
