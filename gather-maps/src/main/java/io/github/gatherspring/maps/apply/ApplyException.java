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
import java.util.Optional;

import io.github.gatherspring.http.MapBackup;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was not applied, or not as planned. Making a plan anew and applying that
 * ends in the map that is wanted, whatever happened here.
 *
 * @since 0.1.0
 */
public class ApplyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Why. */
	private final Reason reason;

	/** What differs, perhaps nothing. */
	private final transient List<String> differences;

	/** The map as it was before, if it was read. */
	private final transient @Nullable MapBackup backup;

	ApplyException(Reason reason, String message, List<String> differences, @Nullable MapBackup backup,
			@Nullable Throwable cause) {
		super(message, cause);
		this.reason = reason;
		this.differences = List.copyOf(differences);
		this.backup = backup;
	}

	/**
	 * Return why.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Return what differs from what was expected.
	 * @return one line for each difference; none if that is not the reason
	 */
	public List<String> differences() {
		return (this.differences != null) ? this.differences : List.of();
	}

	/**
	 * Return the map as it was before, which the store of backups has too.
	 * @return the backup, empty if nothing was written
	 */
	public Optional<MapBackup> backup() {
		return Optional.ofNullable(this.backup);
	}

	/**
	 * Why a plan was not applied, or not as planned.
	 */
	public enum Reason {

		/**
		 * The plan says that something cannot be done. Nothing was written.
		 */
		REFUSED,

		/**
		 * The map is not the one that the plan was made from. Nothing was written.
		 */
		CHANGED_MEANWHILE,

		/**
		 * The server did not take the change. The map is as it was.
		 */
		NOT_WRITTEN,

		/**
		 * The map is neither as it was nor as planned, or could not be read back.
		 */
		MISMATCH,

		/**
		 * The map was not as planned, and was put back as it was.
		 */
		RESTORED

	}

}
