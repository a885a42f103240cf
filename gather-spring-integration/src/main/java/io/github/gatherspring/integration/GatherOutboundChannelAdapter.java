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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;

import org.springframework.expression.Expression;
import org.springframework.integration.IntegrationPatternType;
import org.springframework.integration.channel.MessagePublishingErrorHandler;
import org.springframework.integration.handler.AbstractMessageHandler;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.MessagingException;

/**
 * Sends an action for each message. The payload is
 * <ul>
 * <li>a {@code ClientServerAction}, its builder or its bytes,</li>
 * <li>the message of an action, such as {@code Chat} or {@code SetTextStatus}, or its
 * builder,</li>
 * <li>a map of arguments, or the bytes of an action's message, with the name of the
 * action in the header {@link GatherHeaders#ACTION}; arguments are converted as
 * {@link io.github.gatherspring.proto.action.NamedActions} describes.</li>
 * </ul>
 * By default each message is handled once the server has answered, so that actions keep
 * their order (the server promises none) and whoever sent the message learns of a
 * failure: it is thrown as a {@link MessageHandlingException} whose cause is the client's
 * exception. An action sent while disconnected waits for the connection until its time is
 * up. {@linkplain #setAsync Asynchronously} the next message does not wait, and failures
 * go to the error channel.
 * <p>
 * Whoever can send to the channel acts as the bot: put a filter in front where that is
 * more people than should.
 *
 * @since 0.1.0
 */
public class GatherOutboundChannelAdapter extends AbstractMessageHandler {

	private final ActionSending sending;

	private final MessagePublishingErrorHandler failures = new MessagePublishingErrorHandler();

	private volatile boolean async;

	/**
	 * Create an adapter.
	 * @param client the client that sends the actions
	 */
	public GatherOutboundChannelAdapter(GatherClient client) {
		this.sending = new ActionSending(ClientReference.to(client));
	}

	/**
	 * Create an adapter of a client that is a bean.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 */
	public GatherOutboundChannelAdapter(String client) {
		this.sending = new ActionSending(ClientReference.named(client));
	}

	/**
	 * Set the action of all messages.
	 * @param name its name, used in place of the header
	 */
	public void setAction(String name) {
		this.sending.action(name);
	}

	/**
	 * Set how the name of the action is found.
	 * @param expression evaluated with the message in place of reading the header; may
	 * give {@code null} for a payload that needs no name
	 */
	public void setActionExpression(Expression expression) {
		this.sending.action(expression);
	}

	/**
	 * Set how long to wait for each answer, in place of the client's own limit.
	 * @param timeout the limit from the call on; positive
	 */
	public void setActionTimeout(Duration timeout) {
		this.sending.timeout(timeout);
	}

	/**
	 * Set whether a message is handled without waiting for the answer.
	 * @param async whether not to wait; failures then go to the channel of the message's
	 * error channel header, or else to {@code errorChannel}
	 */
	public void setAsync(boolean async) {
		this.async = async;
	}

	@Override
	public String getComponentType() {
		return "gather:outbound-channel-adapter";
	}

	@Override
	public IntegrationPatternType getIntegrationPatternType() {
		return IntegrationPatternType.outbound_channel_adapter;
	}

	@Override
	protected void onInit() {
		super.onInit();
		this.sending.initialize(getBeanFactory());
		this.failures.setBeanFactory(getBeanFactory());
	}

	@Override
	protected void handleMessageInternal(Message<?> message) {
		CompletableFuture<Void> answer = this.sending.send(this.sending.requested(message));
		if (this.async) {
			answer.whenComplete((done, failure) -> {
				if (failure != null) {
					this.failures.handleError(about(message, failure));
				}
			});
		}
		else {
			ActionSending.await(answer, message);
		}
	}

	private MessagingException about(Message<?> message, Throwable failure) {
		return new MessageHandlingException(message, "The action failed in the [" + this + "]", failure);
	}

}
