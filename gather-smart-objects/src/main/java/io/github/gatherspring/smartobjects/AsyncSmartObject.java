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

package io.github.gatherspring.smartobjects;

import java.util.concurrent.CompletableFuture;

/**
 * View of a {@link SmartObject} whose commands return at once. The messages go out one
 * after the other, in the order of the calls, on the executor that the object was built
 * with. At most 1,000 wait; the future of a further one fails with a
 * {@link org.springframework.core.task.TaskRejectedException}. A future that is cancelled
 * before its turn is not sent.
 * <p>
 * Arguments are checked by the caller's thread: an {@link IllegalArgumentException} is
 * thrown, all other failures complete the future with a {@link SmartObjectException}.
 *
 * @since 0.1.0
 */
public interface AsyncSmartObject extends SmartObjectCommands<CompletableFuture<Delivery>> {

	/**
	 * Ask the object what it is.
	 * @return a future of the object's answer
	 */
	CompletableFuture<SmartObjectInfo> ping();

}
