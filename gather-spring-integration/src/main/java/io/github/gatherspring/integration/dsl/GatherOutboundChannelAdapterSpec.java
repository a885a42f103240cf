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
package io.github.gatherspring.integration.dsl;

import java.time.Duration;
import java.util.function.Function;

import io.github.gatherspring.integration.GatherOutboundChannelAdapter;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.dsl.MessageHandlerSpec;
import org.springframework.integration.expression.FunctionExpression;
import org.springframework.messaging.Message;

/**
 * Specification of a {@link GatherOutboundChannelAdapter}.
 *
 * @since 0.1.0
 */
public class GatherOutboundChannelAdapterSpec
		extends MessageHandlerSpec<GatherOutboundChannelAdapterSpec, GatherOutboundChannelAdapter> {

	GatherOutboundChannelAdapterSpec(GatherOutboundChannelAdapter adapter) {
		this.target = adapter;
	}

	/**
	 * Set the action of all messages.
	 * @param name its name, used in place of the header
	 * @return this
	 */
	public GatherOutboundChannelAdapterSpec action(String name) {
		this.target.setAction(name);
		return this;
	}

	/**
	 * Set how the name of the action is found.
	 * @param expression evaluated with the message in place of reading the header
	 * @return this
	 */
	public GatherOutboundChannelAdapterSpec actionExpression(String expression) {
		this.target.setActionExpression(PARSER.parseExpression(expression));
		return this;
	}

	/**
	 * Set how the name of the action is found.
	 * @param function called with the message in place of reading the header; may return
	 * {@code null} for a payload that needs no name
	 * @return this
	 */
	public GatherOutboundChannelAdapterSpec actionFunction(Function<Message<?>, @Nullable String> function) {
		this.target.setActionExpression(new FunctionExpression<>(function));
		return this;
	}

	/**
	 * Set how long to wait for each answer, in place of the client's own limit.
	 * @param timeout the limit from the call on; positive
	 * @return this
	 */
	public GatherOutboundChannelAdapterSpec actionTimeout(Duration timeout) {
		this.target.setActionTimeout(timeout);
		return this;
	}

	/**
	 * Set whether a message is handled without a thread that waits for the answer.
	 * @param async whether not to wait; failures then go to the error channel
	 * @return this
	 */
	public GatherOutboundChannelAdapterSpec async(boolean async) {
		this.target.setAsync(async);
		return this;
	}

}
