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

package io.github.gatherspring.http;

import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * A space to be created. It always starts as a copy of another.
 *
 * @param name the name of the new space
 * @param sourceSpace the space to copy
 * @param reason what the space is for, in the words that Gather's own form offers, for
 * instance {@code Coworkers / remote team}; null to leave it out
 * @since 0.1.0
 */
public record NewSpace(String name, SpaceId sourceSpace, @Nullable String reason) {
}
