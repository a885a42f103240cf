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

/**
 * Write tools on an address that others reach, without anything that asks who calls.
 */
class UnprotectedMcpEndpointException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnprotectedMcpEndpointException(String address, String allow) {
		super("The MCP endpoint lets agents act in the space (gather.mcp.allow=" + allow + ") and listens on " + address
				+ ", but nothing asks who they are: whoever reaches that address can act as the user of the API key");
	}

}
