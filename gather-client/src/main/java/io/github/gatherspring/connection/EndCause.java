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

package io.github.gatherspring.connection;

import org.jspecify.annotations.Nullable;

/**
 * Why a session ended from outside: the first cause told stays, and a failure of this JVM
 * goes before what followed from it. Any thread.
 */
final class EndCause {

	private volatile @Nullable LossCause told;

	private volatile @Nullable Throwable failure;

	/**
	 * This JVM could not handle what came. Needs no memory.
	 * @param failure what was thrown
	 */
	void failed(Throwable failure) {
		this.failure = failure;
	}

	/**
	 * The session is over.
	 * @param cause why
	 */
	synchronized void tell(LossCause cause) {
		if (this.told == null) {
			Throwable ours = this.failure;
			this.told = (ours != null) ? LossCause.ownFailure(ours) : cause;
		}
	}

	/**
	 * Says whether there is a cause. Needs no memory.
	 * @return whether the session has ended
	 */
	boolean isKnown() {
		return this.told != null || this.failure != null;
	}

	/**
	 * Returns the cause.
	 * @return the cause; {@code null} as long as the session has not ended
	 */
	@Nullable LossCause get() {
		Throwable ours = this.failure;
		LossCause cause = this.told;
		return (cause == null && ours != null) ? LossCause.ownFailure(ours) : cause;
	}

}
