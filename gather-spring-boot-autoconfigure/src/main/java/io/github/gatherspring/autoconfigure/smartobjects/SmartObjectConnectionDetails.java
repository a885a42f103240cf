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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details required to send to Smart Objects. A bean of this type takes precedence over
 * {@code gather.smart-objects.<name>.url} and {@code .secret}.
 *
 * @since 0.1.0
 */
public interface SmartObjectConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address of an object.
	 * @param name name of the object in {@code gather.smart-objects}
	 * @return its URL, {@code null} if it is not set
	 */
	@Nullable URI getUrl(String name);

	/**
	 * Return the secret of an object.
	 * @param name name of the object in {@code gather.smart-objects}
	 * @return its secret, {@code null} if it is not set
	 */
	@Nullable String getSecret(String name);

}
