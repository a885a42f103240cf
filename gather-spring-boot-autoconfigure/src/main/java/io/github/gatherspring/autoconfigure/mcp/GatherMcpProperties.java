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

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the tools for agents.
 */
@ConfigurationProperties("gather.mcp")
class GatherMcpProperties {

	/**
	 * Comma-separated list of what agents may do: read, say, move, status, emote, or
	 * write for all of it.
	 */
	private Set<McpAllowance> allow = EnumSet.of(McpAllowance.READ);

	/**
	 * Comma-separated list of ids or names of the maps that agents see and walk on.
	 * Without any, all maps.
	 */
	private Set<String> maps = new LinkedHashSet<>();

	/**
	 * Number of chat messages that agents may send a minute.
	 */
	private int messagesPerMinute = 10;

	/**
	 * Time that a call of a tool may take, walks included.
	 */
	private Duration timeout = Duration.ofSeconds(15);

	public Set<McpAllowance> getAllow() {
		return this.allow;
	}

	public void setAllow(Set<McpAllowance> allow) {
		this.allow = allow;
	}

	public Set<String> getMaps() {
		return this.maps;
	}

	public void setMaps(Set<String> maps) {
		this.maps = maps;
	}

	public int getMessagesPerMinute() {
		return this.messagesPerMinute;
	}

	public void setMessagesPerMinute(int messagesPerMinute) {
		this.messagesPerMinute = messagesPerMinute;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Whether something is allowed.
	 */
	boolean allows(McpAllowance allowance) {
		return this.allow.contains(allowance) || this.allow.contains(McpAllowance.WRITE);
	}

	/**
	 * Whether agents may change anything.
	 */
	boolean allowsWriting() {
		return this.allow.stream().anyMatch((allowance) -> allowance != McpAllowance.READ);
	}

}
