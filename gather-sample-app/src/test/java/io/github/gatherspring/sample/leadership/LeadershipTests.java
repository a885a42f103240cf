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
package io.github.gatherspring.sample.leadership;

import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the application with its lock in its own database.
 */
@SampleTest
@TestPropertySource(properties = "gather.leadership.enabled=true")
class LeadershipTests {

	private final Page page;

	private final GatherLeadership leadership;

	private final JdbcClient database;

	LeadershipTests(Page page, GatherLeadership leadership, JdbcClient database) {
		this.page = page;
		this.leadership = leadership;
		this.database = database;
	}

	@Test
	void theOnlyInstanceLeadsAndSaysSo() {
		this.page.awaitReady();
		assertThat(this.leadership.isLeader()).isTrue();
		assertThat(this.database.sql("SELECT COUNT(*) FROM INT_LOCK").query(Integer.class).single()).isOne();
		assertThat(this.page.read("/actuator/health")
			.path("components")
			.path("gather")
			.path("details")
			.path("leader")
			.asBoolean()).isTrue();
	}

}
