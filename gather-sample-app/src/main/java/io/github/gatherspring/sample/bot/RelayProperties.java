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

package io.github.gatherspring.sample.bot;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where what is said to everyone is sent to.
 *
 * @param webhookUrl address of the webhook. Unless it is set, nothing is sent
 * @param timeout time that the webhook may take to answer, in seconds if no unit is given
 * @param queueCapacity messages that may wait for a slow webhook; further ones are left
 * out
 */
@ConfigurationProperties("sample.relay")
record RelayProperties(@Nullable URI webhookUrl, @DefaultValue("5s") Duration timeout,
		@DefaultValue("100") int queueCapacity) {
}
