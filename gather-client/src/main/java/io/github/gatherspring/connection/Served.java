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

package io.github.gatherspring.connection;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a session was good for, once it is lost.
 *
 * @param server where it led to
 * @param accepted whether the server had accepted this client
 * @param age how long the socket was open
 * @param ready how long the session was ready; zero when it never was
 * @param silent how long the last sign of life is past
 */
record Served(@Nullable URI server, boolean accepted, Duration age, Duration ready, Duration silent) {
}
