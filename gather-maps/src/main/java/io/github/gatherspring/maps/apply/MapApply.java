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

import java.util.List;

import io.github.gatherspring.client.GatherException;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Applies plans: reads the map again and compares, keeps a backup, writes, reads back and
 * compares. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MapApply {

	private static final int MOST_TOLD = 10;

	private final GatherHttpClient http;

	private final MapBackupStore backups;

	/**
	 * Create a way onto maps.
	 * @param http the client of the HTTP API, whose key's owner is builder or
	 * administrator of the space
	 * @param backups keeps each map before it is written
	 */
	public MapApply(GatherHttpClient http, MapBackupStore backups) {
		this.http = http;
		this.backups = backups;
	}

	/**
	 * Apply a plan.
	 * @param plan the plan
	 * @param options how
	 * @return what was done
	 * @throws ApplyException if the plan was not applied, or not as planned
	 * @throws GatherHttpException if the map cannot be read; nothing was written then
	 */
	public Applied apply(MapPlan plan, ApplyOptions options) {
		if (!plan.isApplicable()) {
			throw new ApplyException(ApplyException.Reason.REFUSED,
					"The plan cannot be applied: " + told(plan.refusals().stream().map(Problem::toString).toList()),
					List.of(), null, null);
		}
		options.progress().accept("Reading map '" + plan.mapId() + "' again");
		MapBackup backup = this.http.backUpMap(plan.space(), plan.mapId());
		refuseIfChanged(plan, backup.content());
		if (plan.isEmpty()) {
			return new Applied(plan, Applied.Way.NOTHING, null);
		}
		options.progress().accept("Keeping a backup of the map as it is");
		this.backups.keep(backup);
		RuntimeException failure = null;
		Applied.Way way = Applied.Way.MAP;
		try {
			way = write(plan, options);
		}
		catch (ApplyException ex) {
			throw ex;
		}
		catch (GatherException | IllegalArgumentException | IllegalStateException ex) {
			// An answer that says "failed", or none, does not say that nothing was done.
			failure = ex;
		}
		readBack(plan, options, backup, failure);
		return new Applied(plan, way, backup);
	}

	private static void refuseIfChanged(MapPlan plan, MapContent now) {
		List<String> differences = MapDifference.of(plan.base(), now);
		if (!differences.isEmpty()) {
			throw new ApplyException(ApplyException.Reason.CHANGED_MEANWHILE,
					"Map '" + plan.mapId()
							+ "' has changed since the plan was made, and nothing was written; make a new"
							+ " plan. What differs: " + told(differences),
					differences, null, null);
		}
	}

	private Applied.Way write(MapPlan plan, ApplyOptions options) {
		ObjectUpdates updates = options.objectUpdates();
		WireObjects objects = (updates != null) ? WireObjects.of(plan) : null;
		if (updates != null && objects != null) {
			options.progress().accept("Writing " + plan.changes().size() + " objects over the socket");
			boolean written = objects.updates().isEmpty() || updates.update(plan.mapId(), objects.updates());
			if (written && updates.remove(plan.mapId(), objects.removed())) {
				return Applied.Way.OBJECTS;
			}
			if (written && !objects.updates().isEmpty()) {
				throw new IllegalStateException("The server took the updates of objects, but no removals");
			}
			options.progress().accept("The server refused updates of objects; writing the whole map");
		}
		options.progress().accept("Writing the map in one request");
		this.http.editMap(plan.space(), plan.mapId(), (now) -> {
			refuseIfChanged(plan, now);
			return plan.target();
		});
		return Applied.Way.MAP;
	}

	private void readBack(MapPlan plan, ApplyOptions options, MapBackup backup, @Nullable RuntimeException failure) {
		options.progress().accept("Reading the map back");
		MapContent now;
		try {
			now = this.http.map(plan.space(), plan.mapId());
		}
		catch (GatherHttpException ex) {
			throw new ApplyException(ApplyException.Reason.MISMATCH, "Map '" + plan.mapId()
					+ "' was written, but could not be read back; make a new plan to see how it is. " + ex.getMessage(),
					List.of(), backup, (failure != null) ? failure : ex);
		}
		List<String> differences = MapDifference.of(plan.target(), now);
		if (differences.isEmpty()) {
			return;
		}
		if (MapDifference.of(plan.base(), now).isEmpty()) {
			throw new ApplyException(ApplyException.Reason.NOT_WRITTEN,
					"Map '" + plan.mapId() + "' is as it was: "
							+ ((failure != null) ? failure.getMessage()
									: "the server said that it wrote the map and did not; try again"),
					differences, backup, failure);
		}
		if (options.restoreOnMismatch()) {
			restore(plan, options, backup, differences, failure);
		}
		throw new ApplyException(ApplyException.Reason.MISMATCH, "Map '" + plan.mapId()
				+ "' is not as planned; make a new plan, or restore the backup. What differs: " + told(differences),
				differences, backup, failure);
	}

	private void restore(MapPlan plan, ApplyOptions options, MapBackup backup, List<String> differences,
			@Nullable RuntimeException failure) {
		options.progress().accept("The map is not as planned; putting it back as it was");
		this.backups.keep(this.http.backUpMap(plan.space(), plan.mapId()));
		this.http.restoreMap(backup);
		List<String> left = MapDifference.of(plan.base(), this.http.map(plan.space(), plan.mapId()));
		if (left.isEmpty()) {
			throw new ApplyException(
					ApplyException.Reason.RESTORED, "Map '" + plan.mapId()
							+ "' was not as planned and was put back as it was. What differed: " + told(differences),
					differences, backup, failure);
		}
		throw new ApplyException(
				ApplyException.Reason.MISMATCH, "Map '" + plan.mapId()
						+ "' was not as planned, and could not be put back as it was. What differs: " + told(left),
				left, backup, failure);
	}

	private static String told(List<String> lines) {
		int more = lines.size() - MOST_TOLD;
		return String.join("; ", lines.subList(0, Math.min(lines.size(), MOST_TOLD)))
				+ ((more > 0) ? "; and " + more + " more" : "");
	}

}
