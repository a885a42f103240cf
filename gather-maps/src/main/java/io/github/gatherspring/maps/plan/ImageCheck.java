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

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Looks whether browsers can show an image in Gather's page. May be asked from several
 * threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ImageCheck {

	/**
	 * Look at an image. Nothing may be written by that.
	 * @param image address of the image, https, or http on loopback
	 * @return why it cannot be used, {@code null} if it can
	 */
	@Nullable String refusal(URI image);

	/**
	 * Return a check that looks at addresses only, and asks no server.
	 * @return the check
	 */
	static ImageCheck none() {
		return (image) -> null;
	}

}
