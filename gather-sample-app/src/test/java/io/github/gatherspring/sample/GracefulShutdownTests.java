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

package io.github.gatherspring.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application that stops while a request is under way: the web server lets it
 * end, and until then the client is there to act.
 */
class GracefulShutdownTests {

	@Test
	void aRequestUnderWayCanStillActAndOnlyThenTheClientLeaves() throws Exception {
		try (GatherSimulator gather = GatherSimulator.builder()
			.spaceId("abc/home")
			.apiKey("my-key")
			.autonomous(false)
			.build()
			.start()) {
			SpringApplication application = new SpringApplication(SampleApplication.class, Slow.class);
			ConfigurableApplicationContext context = application.run("--gather.api-key=my-key",
					"--gather.space-id=abc/home", "--gather.api-base-url=" + gather.apiBaseUrl(), "--server.port=0",
					"--spring.datasource.url=jdbc:h2:mem:shutdown;DB_CLOSE_DELAY=-1");
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			Slow slow = context.getBean(Slow.class);
			CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
				.sendAsync(HttpRequest
					.newBuilder(URI.create(
							"http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/slow"))
					.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();
			context.close();
			assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
			assertThat(gather.received("setTextStatus"))
				.anyMatch((action) -> action.action().getSetTextStatus().getTextStatus().equals("until the end"));
			assertThat(client.isRunning()).isFalse();
			await().untilAsserted(() -> assertThat(gather.connections()).isEmpty());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Slow {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch closing = new CountDownLatch(1);

		private final GatherClient gather;

		Slow(GatherClient gather) {
			this.gather = gather;
		}

		@GetMapping("/slow")
		String slow() throws InterruptedException {
			this.begun.countDown();
			if (!this.closing.await(20, TimeUnit.SECONDS)) {
				return "nobody closed the application";
			}
			this.gather.setTextStatus("until the end").join();
			return "done";
		}

		@EventListener(ContextClosedEvent.class)
		void closes() {
			this.closing.countDown();
		}

	}

}
