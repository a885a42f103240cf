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
package io.github.gatherspring.maps.apply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.WireObject;

/**
 * Writes objects with a client.
 *
 * @since 0.1.0
 */
public final class ClientObjectUpdates implements ObjectUpdates {

	private final GatherClient client;

	private final Duration timeout;

	/**
	 * Create a writer.
	 * @param client a client of the space that is ready
	 * @param timeout how long to wait for each answer; positive
	 */
	public ClientObjectUpdates(GatherClient client, Duration timeout) {
		this.client = client;
		this.timeout = timeout;
	}

	@Override
	public boolean update(String mapId, Map<String, WireObject> objects) {
		return await(this.client.mapUpdateObjects(mapId, objects, false));
	}

	@Override
	public boolean remove(String mapId, List<String> keys) {
		for (int i = 0; i < keys.size(); i++) {
			if (!await(this.client.mapDeleteObjectByKey(mapId, keys.get(i)))) {
				if (i == 0) {
					return false;
				}
				throw new IllegalStateException(
						"The server took " + i + " of " + keys.size() + " objects away and refused the next");
			}
		}
		return true;
	}

	private boolean await(CompletableFuture<?> answer) {
		try {
			answer.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GatherActionException) {
				return false;
			}
			throw new IllegalStateException("It is not known whether the objects were written: " + ex.getCause(), ex);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException(
					"The server did not say within " + this.timeout.toSeconds() + " s whether it wrote the objects",
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while objects were written", ex);
		}
	}

}
