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

package io.github.gatherspring.autoconfigure.mcp;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of tools and resources with which agents see the space and, where
 * that is allowed, act in it. They are beans that Spring AI's synchronous MCP server
 * takes up.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class },
		beforeName = "org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration")
@ConditionalOnClass(name = { "io.modelcontextprotocol.server.McpServerFeatures",
		"org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration" })
@ConditionalOnSingleCandidate(GatherClient.class)
@ConditionalOnBooleanProperty(name = "spring.ai.mcp.server.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "gather.mcp.enabled", matchIfMissing = true)
@EnableConfigurationProperties(GatherMcpProperties.class)
public final class GatherMcpAutoConfiguration {

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	RecentEvents gatherMcpRecentEvents(GatherClient client) {
		return new RecentEvents(client);
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	Follower gatherMcpFollower(GatherClient client) {
		return new Follower(client);
	}

	@Bean
	@ConditionalOnMissingBean
	GatherMcpServerParts gatherMcpServerParts(GatherClient client, GatherMcpProperties properties,
			RecentEvents recentEvents, Environment environment, ListableBeanFactory beans) {
		check(!properties.getTimeout().isNegative() && properties.getTimeout().toMillis() > 0, "timeout",
				properties.getTimeout(), "It must be at least 1 ms.");
		check(properties.getMessagesPerMinute() >= 0, "messages-per-minute", properties.getMessagesPerMinute(),
				"It must not be negative.");
		new McpExposure(environment, beans).check(properties);
		return new GatherMcpServerParts(new SeenSpace(client, properties.getMaps()), recentEvents);
	}

	@Bean
	@ConditionalOnMissingBean(name = "gatherMcpTools")
	List<SyncToolSpecification> gatherMcpTools(GatherClient client, GatherMcpProperties properties,
			GatherMcpServerParts parts, RecentEvents recentEvents, Follower follower) {
		SeenSpace seen = new SeenSpace(client, properties.getMaps());
		SentMessages sent = new SentMessages(properties.getMessagesPerMinute(), InstantSource.system());
		return parts.tools(Stream
			.concat(new ReadTools(seen, recentEvents).tools().stream(),
					new WriteTools(seen, sent, follower, properties.getTimeout()).tools().stream())
			.filter((tool) -> properties.allows(tool.allowance())));
	}

	@Bean
	@ConditionalOnMissingBean(name = "gatherMcpResources")
	List<SyncResourceSpecification> gatherMcpResources(GatherMcpServerParts parts, GatherMcpProperties properties) {
		return properties.allows(McpAllowance.READ) ? parts.resources() : List.of();
	}

	@Bean
	@ConditionalOnMissingBean(name = "gatherMcpResourceTemplates")
	List<SyncResourceTemplateSpecification> gatherMcpResourceTemplates(GatherMcpServerParts parts,
			GatherMcpProperties properties) {
		return properties.allows(McpAllowance.READ) ? parts.resourceTemplates() : List.of();
	}

	private static void check(boolean valid, String property, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException("gather.mcp." + property, value, reason);
		}
	}

}
