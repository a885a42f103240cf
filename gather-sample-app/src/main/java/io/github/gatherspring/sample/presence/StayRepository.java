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

package io.github.gatherspring.sample.presence;

import java.time.Instant;
import java.util.List;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StayRepository extends ListCrudRepository<Stay, Long> {

	@Query("SELECT * FROM stay WHERE ended IS NULL OR ended >= :time ORDER BY begun")
	List<Stay> findNotEndedBefore(Instant time);

	/** Ends what an earlier run of the application could not end. */
	@Modifying
	@Query("UPDATE stay SET ended = begun WHERE ended IS NULL")
	void endForgotten();

}
