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

package io.github.gatherspring.sample.web;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may use the page.
 *
 * @param allowedHosts names under which the page may be asked for. Others are refused,
 * because a foreign site could point its own name at this machine
 * @param maxBodySize how large the body of a request may be
 */
@ConfigurationProperties("sample.web")
record WebProperties(@DefaultValue( {
		"localhost", "127.0.0.1", "[::1]" }) Set<String> allowedHosts, @DefaultValue("256KB") DataSize maxBodySize){

	boolean allows(String host) {
		String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		return this.allowedHosts.stream().anyMatch(name::equalsIgnoreCase);
	}

}
