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
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.action.ActionArgumentException;
import io.github.gatherspring.proto.action.ActionCatalog;
import io.github.gatherspring.proto.action.ActionSender;
import io.github.gatherspring.proto.action.UnknownActionException;
import org.jspecify.annotations.Nullable;

/**
 * Sequence of actions on any sender.
 */
final class DefaultActionSequence implements ActionSequence {

	private static final String NO_NAME = "none";

	private final ActionSender sender;

	private final Object monitor = new Object();

	private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

	private int position;

	/* Written before the future of the failed action completes, read after it. */
	private volatile @Nullable Failed failed;

	DefaultActionSequence(ActionSender sender) {
		this.sender = sender;
	}

	@Override
	public CompletableFuture<Void> send(ClientServerAction action) {
		String name = ActionCatalog.nameOf(action);
		return add((name != null) ? name : NO_NAME, () -> this.sender.send(action));
	}

	/**
	 * Takes the place of an action whose arguments are wrong: those after it are not
	 * sent.
	 */
	@Override
	public CompletableFuture<Void> refused(RuntimeException failure) {
		String name = (failure instanceof ActionArgumentException refused) ? refused.action()
				: (failure instanceof UnknownActionException unknown) ? unknown.action() : NO_NAME;
		return add(name, () -> this.sender.refused(failure));
	}

	private CompletableFuture<Void> add(String name, Supplier<CompletableFuture<Void>> action) {
		CompletableFuture<Void> answer = new CompletableFuture<>();
		CompletableFuture<Void> before;
		int number;
		synchronized (this.monitor) {
			before = this.tail;
			number = ++this.position;
			this.tail = answer;
		}
		before.whenComplete((nothing, failure) -> {
			Failed earlier = this.failed;
			if (earlier != null) {
				answer.completeExceptionally(
						new GatherSequenceException(name, earlier.action, earlier.position, earlier.failure));
				return;
			}
			action.get().whenComplete((done, ownFailure) -> {
				if (ownFailure == null) {
					answer.complete(null);
				}
				else {
					Throwable cause = (ownFailure instanceof CompletionException && ownFailure.getCause() != null)
							? ownFailure.getCause() : ownFailure;
					this.failed = new Failed(name, number, cause);
					answer.completeExceptionally(cause);
				}
			});
		});
		return answer;
	}

	@Override
	public CompletableFuture<Void> done() {
		CompletableFuture<Void> last;
		synchronized (this.monitor) {
			last = this.tail;
		}
		CompletableFuture<Void> done = new CompletableFuture<>();
		last.whenComplete((nothing, failure) -> {
			Failed first = this.failed;
			if (first != null) {
				done.completeExceptionally(first.failure);
			}
			else {
				done.complete(null);
			}
		});
		return done;
	}

	private record Failed(String action, int position, Throwable failure) {
	}

}
