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

package io.github.gatherspring.simulator.smartobject;

import java.time.Instant;

/**
 * A message that an object has taken. A repeat is not kept again.
 *
 * @param id id of the message
 * @param type name of the command, such as {@code counter.set}
 * @param data its arguments as JSON, <code>{}</code> without any
 * @param sent when it was sent, by the sender's clock
 * @since 0.1.0
 */
public record SmartObjectMessage(String id, String type, String data, Instant sent) {
}
