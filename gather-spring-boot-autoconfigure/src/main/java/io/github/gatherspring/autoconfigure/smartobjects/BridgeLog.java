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

import io.github.gatherspring.smartobjects.SmartObjectException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells of what a bridge cannot show: once when it begins, once when it is over.
 */
final class BridgeLog {

	private static final Log logger = LogFactory.getLog(SmartObjectBridge.class);

	private final String description;

	private boolean failing;

	BridgeLog(String description) {
		this.description = description;
	}

	void succeeded() {
		if (this.failing) {
			this.failing = false;
			logger.info(this.description + " works again");
		}
	}

	/**
	 * Tell of a failure.
	 * @return whether it will not pass, because the secret is withdrawn
	 */
	boolean failed(Throwable failure) {
		boolean revoked = failure instanceof SmartObjectException ex && ex.isRevoked();
		if (revoked) {
			logger.error(this.description + " ends: " + failure.getMessage());
		}
		else if (this.failing) {
			logger.debug(this.description + " still fails", failure);
		}
		else {
			logger.warn(this.description + " fails, further failures are logged at DEBUG: " + failure.getMessage(),
					(failure instanceof SmartObjectException) ? null : failure);
		}
		this.failing = true;
		return revoked;
	}

}
