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

import io.github.gatherspring.integration.GatherInboundChannelAdapter;

import org.springframework.integration.core.MessageSelector;
import org.springframework.integration.dsl.MessageProducerSpec;

/**
 * Specification of a {@link GatherInboundChannelAdapter}.
 *
 * @since 0.1.0
 */
public class GatherInboundChannelAdapterSpec
		extends MessageProducerSpec<GatherInboundChannelAdapterSpec, GatherInboundChannelAdapter> {

	GatherInboundChannelAdapterSpec(GatherInboundChannelAdapter adapter) {
		super(adapter);
	}

	/**
	 * Set which events are sent.
	 * @param events classes as {@link GatherInboundChannelAdapter#setEvents} takes them
	 * @return this
	 */
	public GatherInboundChannelAdapterSpec events(Class<?>... events) {
		this.target.setEvents(events);
		return this;
	}

	/**
	 * Set which events are sent by their names, in place of the classes.
	 * @param names names as on the wire, such as {@code playerChats}, or in snake_case
	 * @return this
	 */
	public GatherInboundChannelAdapterSpec eventNames(String... names) {
		this.target.setEventNames(names);
		return this;
	}

	/**
	 * Set which of the events are sent.
	 * @param selector asked with the message as it would be sent
	 * @return this
	 */
	public GatherInboundChannelAdapterSpec selector(MessageSelector selector) {
		this.target.setSelector(selector);
		return this;
	}

	/**
	 * Set which of the events are sent.
	 * @param expression evaluated with the message as it would be sent, such as
	 * {@code payload.contents.startsWith('!')}
	 * @return this
	 */
	public GatherInboundChannelAdapterSpec filterExpression(String expression) {
		this.target.setFilterExpressionString(expression);
		return this;
	}

}
