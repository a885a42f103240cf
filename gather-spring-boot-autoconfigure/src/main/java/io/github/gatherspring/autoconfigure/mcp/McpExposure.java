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

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Checks who reaches the endpoint.
 */
final class McpExposure {

	private static final Log logger = LogFactory.getLog(McpExposure.class);

	private static final List<String> FILTER_CHAINS = List.of("org.springframework.security.web.SecurityFilterChain",
			"org.springframework.security.web.server.SecurityWebFilterChain");

	private final Environment environment;

	private final ListableBeanFactory beans;

	McpExposure(Environment environment, ListableBeanFactory beans) {
		this.environment = environment;
		this.beans = beans;
	}

	/**
	 * Check that nobody unknown can act.
	 * @throws UnprotectedMcpEndpointException if somebody can
	 */
	void check(GatherMcpProperties properties) {
		if (this.environment.getProperty("spring.ai.mcp.server.stdio", Boolean.class, false)) {
			return;
		}
		InetAddress address = Binder.get(this.environment).bind("server.address", InetAddress.class).orElse(null);
		if ((address != null && address.isLoopbackAddress()) || hasFilterChain()) {
			return;
		}
		String shown = (address != null) ? address.getHostAddress() : "all addresses of this machine";
		if (properties.allowsWriting()) {
			throw new UnprotectedMcpEndpointException(shown, String.join(",",
					properties.getAllow().stream().map((one) -> one.name().toLowerCase(Locale.ROOT)).toList()));
		}
		logger.warn("The MCP endpoint listens on " + shown
				+ " and asks nobody who they are: whoever reaches it can read who is in the space and what is said."
				+ " Set server.address=127.0.0.1, or protect it with Spring Security");
	}

	private boolean hasFilterChain() {
		ClassLoader classLoader = getClass().getClassLoader();
		return FILTER_CHAINS.stream()
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.anyMatch((type) -> this.beans.getBeanNamesForType(type, true, false).length > 0);
	}

}
