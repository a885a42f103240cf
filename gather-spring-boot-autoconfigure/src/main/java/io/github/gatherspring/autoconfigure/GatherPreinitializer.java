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
package io.github.gatherspring.autoconfigure;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.action.ActionCatalog;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.space.SpaceTracker;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Builds the schema while the application starts: Spring looks at each method of the
 * client's bean, which loads the message of every action, and the client's first session
 * needs the descriptors of all events. Both take a few hundred milliseconds in a JVM that
 * has just started.
 */
class GatherPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		GatherClient.class.getMethods();
		EventCatalog.all();
		ActionCatalog.all();
		SpaceTracker.requiredEvents();
	}

}
