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

package io.github.gatherspring.simulator.action;

import java.util.List;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;

/**
 * What an action does.
 *
 * @param action which action
 * @param access who may use it
 * @param avatar whether one's own player must be in the space
 * @param effect what it does, in a sentence
 * @param events names of the events that it causes
 * @param effectOf does it
 */
public record ActionRule(ActionCase action, Access access, boolean avatar, String effect, List<String> events,
		Effect effectOf) {

	/**
	 * Checks an action and carries it out.
	 */
	@FunctionalInterface
	public interface Effect {

		/**
		 * Check everything, then change the space.
		 * @param call the action
		 * @throws ActionRefused if something is wrong with it; nothing has changed then
		 */
		void apply(ActionCall call) throws ActionRefused;

	}

}
