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
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.action.ActionCatalog;

import org.springframework.expression.Expression;
import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.integration.support.AbstractIntegrationMessageBuilder;
import org.springframework.messaging.Message;

/**
 * Sends an action for each message, as {@link GatherOutboundChannelAdapter} does, and
 * replies with the server's answer once it is there.
 * <p>
 * The reply's payload is a {@code TransactionStatus} that has succeeded; its
 * {@code txnId} is left out, for it means nothing beyond the connection. The headers are
 * those of the request with {@link GatherHeaders#CLIENT}, {@link GatherHeaders#SPACE} and
 * {@link GatherHeaders#ACTION}.
 * <p>
 * An action that fails has no reply. By default the failure is thrown to the sender, from
 * where a flow with an error channel takes it there. With {@linkplain #setAsync(boolean)
 * asynchronous} replies, for which no thread waits, it is sent to the request's error
 * channel, or else to {@code errorChannel}.
 *
 * @since 0.1.0
 */
public class GatherOutboundGateway extends AbstractReplyProducingMessageHandler {

	private final ActionSending sending;

	/**
	 * Create a gateway.
	 * @param client the client that sends the actions
	 */
	public GatherOutboundGateway(GatherClient client) {
		this.sending = new ActionSending(ClientReference.to(client));
	}

	/**
	 * Create a gateway of a client that is a bean.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 */
	public GatherOutboundGateway(String client) {
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

	@Override
	public String getComponentType() {
		return "gather:outbound-gateway";
	}

	@Override
	protected void doInit() {
		super.doInit();
		this.sending.initialize(getBeanFactory());
	}

	@Override
	protected Object handleRequestMessage(Message<?> request) {
		ClientServerAction requested = this.sending.requested(request);
		CompletableFuture<Void> answer = this.sending.send(requested);
		if (isAsync()) {
			return answer.thenApply((done) -> reply(requested));
		}
		ActionSending.await(answer, request);
		return reply(requested);
	}

	private AbstractIntegrationMessageBuilder<TransactionStatus> reply(ClientServerAction requested) {
		GatherClient client = this.sending.client().client();
		return getMessageBuilderFactory().withPayload(TransactionStatus.newBuilder().setSucceeded(true).build())
			.setHeader(GatherHeaders.ACTION, ActionCatalog.nameOf(requested))
			.setHeader(GatherHeaders.CLIENT, client.name())
			.setHeader(GatherHeaders.SPACE, client.spaceId());
	}

}
