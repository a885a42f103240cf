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
package io.github.gatherspring.handover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.leadership.GatherLeadership;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One instance of an application in a JVM of its own, which starts and stops the
 * application as its standard input says. While it leads it sends an action every few
 * milliseconds, and says at each stop how many it sent and of how many it heard the end.
 */
final class Instance {

	private static final Duration BETWEEN_ACTIONS = Duration.ofMillis(10);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private Instance() {
	}

	/**
	 * Runs until the input ends.
	 * @param arguments the properties of the application
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		@Nullable ConfigurableApplicationContext context = null;
		@Nullable Actions actions = null;
		for (String command = commands.readLine(); command != null; command = commands.readLine()) {
			if (command.equals("start") && context == null) {
				context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(arguments);
				actions = new Actions(context.getBean(GatherClient.class), context.getBean(GatherLeadership.class));
				actions.start();
				say("STARTED");
			}
			else if (command.equals("stop") && context != null && actions != null) {
				context.close();
				context = null;
				say(actions.end());
			}
		}
		System.exit(0);
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

	/**
	 * Sends actions, and counts their ends.
	 */
	private static final class Actions extends Thread {

		private final GatherClient client;

		private final GatherLeadership leadership;

		private final AtomicLong sent = new AtomicLong();

		private final AtomicLong told = new AtomicLong();

		private volatile boolean ended;

		Actions(GatherClient client, GatherLeadership leadership) {
			super("actions");
			setDaemon(true);
			this.client = client;
			this.leadership = leadership;
		}

		@Override
		public void run() {
			try {
				while (!this.ended) {
					if (this.leadership.isLeader()) {
						this.sent.incrementAndGet();
						this.client.setTextStatus("leading " + this.sent.get())
							.whenComplete((done, failure) -> this.told.incrementAndGet());
					}
					sleep(BETWEEN_ACTIONS.toMillis());
				}
			}
			catch (InterruptedException ex) {
				this.ended = true;
			}
		}

		String end() throws InterruptedException {
			this.ended = true;
			join();
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			while (this.told.get() < this.sent.get() && System.nanoTime() - deadline < 0) {
				sleep(BETWEEN_ACTIONS.toMillis());
			}
			return "STOPPED " + this.sent.get() + " " + this.told.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnProperty(name = "engine", havingValue = "jdbc")
		static class Jdbc {

			@Bean
			DefaultLockRepository lockRepository(DataSource dataSource, PlatformTransactionManager transactions) {
				DefaultLockRepository repository = new DefaultLockRepository(dataSource);
				repository.setTransactionManager(transactions);
				return repository;
			}

			@Bean
			JdbcLockRegistry lockRegistry(LockRepository repository) {
				return new JdbcLockRegistry(repository);
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnProperty(name = "engine", havingValue = "redis")
		static class Redis {

			@Bean
			RedisLockRegistry lockRegistry(RedisConnectionFactory connections) {
				return new RedisLockRegistry(connections, "gather");
			}

		}

	}

}
