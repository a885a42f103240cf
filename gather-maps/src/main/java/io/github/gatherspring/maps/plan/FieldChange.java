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
package io.github.gatherspring.maps.plan;

import org.jspecify.annotations.Nullable;

/**
 * A field that changes.
 *
 * @param name name of the field, with dots for fields within fields
 * @param before the value as it is, {@code null} if there is none
 * @param after the value as it is to be, {@code null} if there is to be none
 * @since 0.1.0
 */
public record FieldChange(String name, @Nullable Object before, @Nullable Object after) {

}
