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
package io.github.gatherspring.integration;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.config.EnableIntegration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulator, and an application context with Spring Integration and a client.
 */
abstract class AbstractIntegrationTests {

	static final Duration LIMIT = Duration.ofSeconds(20);

	final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(2)
		.autonomous(false)
		.unlimitedRate()
		.build();

	private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
	}

	@AfterEach
	void closeAll() {
		this.contexts.forEach(AnnotationConfigApplicationContext::close);
		this.simulator.close();
	}

	/**
	 * Starts an application.
	 * @param configuration its beans; the client is one already
	 */
	AnnotationConfigApplicationContext start(Class<?>... configuration) {
		AnnotationConfigApplicationContext context = prepare(configuration);
		context.refresh();
		assertThat(context.getBean(GatherClient.class).awaitReady(LIMIT)).isTrue();
		return context;
	}

	AnnotationConfigApplicationContext prepare(Class<?>... configuration) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		this.contexts.add(context);
		context.register(Integration.class);
		context.register(configuration);
		context.registerBean(GatherSimulator.class, () -> this.simulator,
				(definition) -> definition.setDestroyMethodName(""));
		context.registerBean("gatherClient", GatherClient.class, () -> client("gather"));
		return context;
	}

	GatherClient client(String name) {
		return GatherClient.builder()
			.name(name)
			.apiKey(this.simulator.apiKey())
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.shutdownTimeout(Duration.ofSeconds(5))
			.build();
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
	}

	@EnableIntegration
	static class Integration {

	}

}
