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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherTimeoutException;
import io.github.gatherspring.integration.dsl.Gather;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.action.UnknownActionException;
import io.github.gatherspring.simulator.api.ReceivedAction;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.PollableChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutboundTests extends AbstractIntegrationTests {

	private static ClientServerAction status(String text) {
		return ClientServerAction.newBuilder().setSetTextStatus(SetTextStatus.newBuilder().setTextStatus(text)).build();
	}

	private List<String> statuses() {
		return this.simulator.received("setTextStatus")
			.stream()
			.map(ReceivedAction::action)
			.map((action) -> action.getSetTextStatus().getTextStatus())
			.toList();
	}

	@Test
	void eachKindOfPayloadIsSentAsAnActionInOrder() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		MessageChannel actions = context.getBean("actions", MessageChannel.class);
		actions.send(MessageBuilder.withPayload(status("action")).build());
		actions.send(MessageBuilder.withPayload(status("bytes").toByteArray()).build());
		actions.send(MessageBuilder.withPayload(SetTextStatus.newBuilder().setTextStatus("message").build()).build());
		actions.send(MessageBuilder.withPayload(SetTextStatus.newBuilder().setTextStatus("builder")).build());
		actions.send(MessageBuilder.withPayload(Map.of("text_status", "map"))
			.setHeader(GatherHeaders.ACTION, "set_text_status")
			.build());
		actions.send(MessageBuilder
			.withPayload(SetTextStatus.newBuilder().setTextStatus("bytes of it").build().toByteArray())
			.setHeader(GatherHeaders.ACTION, "setTextStatus".getBytes(StandardCharsets.UTF_8))
			.build());
		// No waiting: whoever sends comes back with the answer.
		assertThat(statuses()).containsExactly("action", "bytes", "message", "builder", "map", "bytes of it");
	}

	@Test
	void whatIsNoActionIsRefusedWithWhatCameAndWhatIsExpected() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		MessageChannel actions = context.getBean("actions", MessageChannel.class);
		assertRefused(actions, "a text", null, "The payload is a java.lang.String and no action is named");
		assertRefused(actions, PlayerChats.getDefaultInstance(), null, "No action takes a PlayerChats");
		assertRefused(actions, new byte[] { 7 }, null, "The payload of 1 bytes is no ClientServerAction");
		assertRefused(actions, Chat.getDefaultInstance(), "setTextStatus",
				"The payload is a Chat, but the action 'setTextStatus' takes a SetTextStatus");
		assertRefused(actions, Map.of(1, "x"), "setTextStatus", "one is a java.lang.Integer");
		assertRefused(actions, new byte[] { 7 }, "setTextStatus", "is no SetTextStatus");
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> actions
				.send(MessageBuilder.withPayload(Map.of()).setHeader(GatherHeaders.ACTION, "dance").build()))
			.withCauseInstanceOf(UnknownActionException.class);
		assertThat(this.simulator.received("setTextStatus")).isEmpty();
	}

	private static void assertRefused(MessageChannel actions, Object payload,
			@org.jspecify.annotations.Nullable String name, String message) {
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> actions
				.send(MessageBuilder.withPayload(payload).setHeader(GatherHeaders.ACTION, name).build()))
			.havingCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageContaining(message);
	}

	@Test
	void aRefusedActionIsThrownToWhoeverSentTheMessage() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		this.simulator.faults().refuse("setTextStatus", "not today");
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> context.getBean("actions", MessageChannel.class)
				.send(MessageBuilder.withPayload(status("x")).build()))
			.withCauseInstanceOf(GatherActionException.class)
			.withStackTraceContaining("not today");
	}

	@Test
	void anAnswerThatDoesNotComeIsAwaitedAsLongAsTheAdapterSays() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		this.simulator.faults().dropAnswers();
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> context.getBean("impatient", MessageChannel.class)
				.send(MessageBuilder.withPayload(Map.of("textStatus", "x")).build()))
			.withCauseInstanceOf(GatherTimeoutException.class);
	}

	@Test
	void asynchronouslyAFailureGoesToTheErrorChannelOfTheMessage() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		this.simulator.faults().refuse("setTextStatus", "not today");
		Message<?> request = MessageBuilder.withPayload(status("x")).setErrorChannelName("failed").build();
		context.getBean("quickActions", MessageChannel.class).send(request);
		assertFailed(context, request);
		context.getBean("quickRequests", MessageChannel.class).send(request);
		assertFailed(context, request);
	}

	private static void assertFailed(AnnotationConfigApplicationContext context, Message<?> request) {
		Message<?> error = Objects
			.requireNonNull(context.getBean("failed", PollableChannel.class).receive(LIMIT.toMillis()));
		assertThat(error.getPayload()).isInstanceOfSatisfying(MessageHandlingException.class, (failure) -> {
			assertThat(failure).hasCauseInstanceOf(GatherActionException.class);
			assertThat(Objects.requireNonNull(failure.getFailedMessage()).getPayload()).isEqualTo(request.getPayload());
		});
	}

	@Test
	void theGatewayRepliesWithTheAnswerAndKeepsTheHeadersOfTheRequest() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		QueueChannel replies = new QueueChannel();
		for (String gateway : List.of("requests", "quickRequests")) {
			context.getBean(gateway, MessageChannel.class)
				.send(MessageBuilder.withPayload(status("asked by " + gateway))
					.setReplyChannel(replies)
					.setHeader("order", 4711)
					.build());
			Message<?> reply = Objects.requireNonNull(replies.receive(LIMIT.toMillis()));
			assertThat(reply.getPayload()).isInstanceOfSatisfying(TransactionStatus.class,
					(answer) -> assertThat(answer.getSucceeded()).isTrue());
			assertThat(reply.getHeaders()).containsEntry("order", 4711)
				.containsEntry(GatherHeaders.ACTION, "setTextStatus")
				.containsEntry(GatherHeaders.CLIENT, "gather")
				.containsEntry(GatherHeaders.SPACE, this.simulator.spaceId());
			assertThat(statuses()).contains("asked by " + gateway);
		}
	}

	@Test
	void theGatewayThrowsWhatTheActionFailedWith() {
		AnnotationConfigApplicationContext context = start(Flows.class);
		this.simulator.faults().refuse("setTextStatus", "not today");
		assertThatExceptionOfType(MessageHandlingException.class)
			.isThrownBy(() -> context.getBean("requests", MessageChannel.class)
				.send(MessageBuilder.withPayload(status("x")).build()))
			.withCauseInstanceOf(GatherActionException.class);
	}

	@Configuration
	static class Flows {

		@Bean
		IntegrationFlow out(GatherClient client) {
			return IntegrationFlow.from("actions").handle(Gather.outboundAdapter(client)).get();
		}

		@Bean
		IntegrationFlow impatientOut(GatherClient client) {
			return IntegrationFlow.from("impatient")
				.handle(Gather.outboundAdapter(client).action("setTextStatus").actionTimeout(Duration.ofMillis(50)))
				.get();
		}

		@Bean
		IntegrationFlow quickOut() {
			return IntegrationFlow.from("quickActions").handle(Gather.outboundAdapter("gather").async(true)).get();
		}

		@Bean
		IntegrationFlow gateway(GatherClient client) {
			return IntegrationFlow.from("requests").handle(Gather.outboundGateway(client)).get();
		}

		@Bean
		IntegrationFlow quickGateway() {
			return IntegrationFlow.from("quickRequests")
				.handle(Gather.outboundGateway("gather").actionFunction((request) -> null).async(true))
				.get();
		}

		@Bean
		QueueChannel failed() {
			return new QueueChannel();
		}

	}

}
