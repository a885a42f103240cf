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

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * Sends actions to the server. The typed actions are methods that build an action and
 * call this one.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ActionSender {

	/**
	 * Sends an action and returns without waiting for the server. The server does not
	 * promise to process actions in the order in which they were sent: send the next one
	 * when the future of the one before has completed if the order matters.
	 * @param action exactly one action; its {@code txnId}, which ties the answer to it,
	 * is set by the client
	 * @return a future that completes with the server's {@code transactionStatus}:
	 * normally if the action succeeded, exceptionally if the server refused it, did not
	 * answer in time, or the connection was lost before the answer came. It completes on
	 * a thread of the client, so that a long continuation belongs on an executor of the
	 * caller's
	 */
	CompletableFuture<Void> send(ClientServerAction action);

	/**
	 * Ends an action that cannot be sent because of its arguments. The typed and the
	 * named actions call this in place of {@link #send(ClientServerAction)}, so that
	 * every failure of an action is in its future and none is thrown.
	 * @param failure what is wrong, mostly an {@link ActionArgumentException}
	 * @return a future that has ended with the failure
	 */
	default CompletableFuture<Void> refused(RuntimeException failure) {
		return CompletableFuture.failedFuture(failure);
	}

}
