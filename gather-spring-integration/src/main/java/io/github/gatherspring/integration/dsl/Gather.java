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

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.integration.GatherInboundChannelAdapter;
import io.github.gatherspring.integration.GatherOutboundChannelAdapter;
import io.github.gatherspring.integration.GatherOutboundGateway;

/**
 * Adapters of Gather for the Java DSL of Spring Integration. <pre class="code">
 * &#64;Bean
 * IntegrationFlow chats(GatherClient client) {
 *     return IntegrationFlow.from(Gather.inboundAdapter(client).events(PlayerChats.class))
 *         .channel(Gather.relayChannel())
 *         .handle(…)
 *         .get();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class Gather {

	private Gather() {
	}

	/**
	 * Begin an adapter that sends events into a flow.
	 * @param client the client whose events are sent
	 * @return its specification; it still needs events
	 */
	public static GatherInboundChannelAdapterSpec inboundAdapter(GatherClient client) {
		return new GatherInboundChannelAdapterSpec(new GatherInboundChannelAdapter(client));
	}

	/**
	 * Begin an adapter that sends events of a client that is a bean into a flow.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 * @return its specification; it still needs events
	 */
	public static GatherInboundChannelAdapterSpec inboundAdapter(String client) {
		return new GatherInboundChannelAdapterSpec(new GatherInboundChannelAdapter(client));
	}

	/**
	 * Begin an adapter that sends an action for each message and ends the flow.
	 * @param client the client that sends the actions
	 * @return its specification
	 */
	public static GatherOutboundChannelAdapterSpec outboundAdapter(GatherClient client) {
		return new GatherOutboundChannelAdapterSpec(new GatherOutboundChannelAdapter(client));
	}

	/**
	 * Begin an adapter that sends actions of a client that is a bean.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 * @return its specification
	 */
	public static GatherOutboundChannelAdapterSpec outboundAdapter(String client) {
		return new GatherOutboundChannelAdapterSpec(new GatherOutboundChannelAdapter(client));
	}

	/**
	 * Begin a gateway that sends an action for each message and replies with the server's
	 * answer.
	 * @param client the client that sends the actions
	 * @return its specification
	 */
	public static GatherOutboundGatewaySpec outboundGateway(GatherClient client) {
		return new GatherOutboundGatewaySpec(new GatherOutboundGateway(client));
	}

	/**
	 * Begin a gateway that sends actions of a client that is a bean.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 * @return its specification
	 */
	public static GatherOutboundGatewaySpec outboundGateway(String client) {
		return new GatherOutboundGatewaySpec(new GatherOutboundGateway(client));
	}

	/**
	 * Begin a bounded channel that never holds up the bot, to put in front of a broker.
	 * @return its specification, with the default bounds
	 * @see io.github.gatherspring.integration.RelayChannel
	 */
	public static RelayChannelSpec relayChannel() {
		return new RelayChannelSpec();
	}

}
