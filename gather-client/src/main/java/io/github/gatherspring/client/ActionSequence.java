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

package io.github.gatherspring.client;

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.action.GatherActions;

/**
 * Actions that run one after the other, each sent after the answer to the one before.
 * Calls from several threads are put in the order in which they arrive. An action whose
 * arguments are refused has its place too: those after it are not sent.
 *
 * @since 0.1.0
 */
public interface ActionSequence extends GatherActions {

	/**
	 * Returns the end of the sequence so far.
	 * @return completes when the actions called so far are answered, or with the failure
	 * that stopped them
	 */
	CompletableFuture<Void> done();

}
