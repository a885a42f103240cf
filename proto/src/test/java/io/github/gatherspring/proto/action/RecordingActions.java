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

package io.github.gatherspring.proto.action;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * Actions that are remembered and not sent.
 */
final class RecordingActions implements GatherActions {

	private final List<ClientServerAction> sent = new ArrayList<>();

	@Override
	public CompletableFuture<Void> send(ClientServerAction action) {
		this.sent.add(action);
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * Throws what an action ended with; returns if it did not fail.
	 */
	static void throwFailure(CompletableFuture<?> answer) throws Throwable {
		try {
			answer.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
	}

	List<ClientServerAction> sent() {
		return this.sent;
	}

	ClientServerAction last() {
		return this.sent.get(this.sent.size() - 1);
	}

}
