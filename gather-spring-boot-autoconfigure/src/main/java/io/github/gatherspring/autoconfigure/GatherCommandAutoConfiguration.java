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

package io.github.gatherspring.autoconfigure;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.command.GatherCommandFactory;
import io.github.gatherspring.command.GatherCommandObserver;
import io.github.gatherspring.command.GatherCommands;
import io.github.gatherspring.command.GatherConversation;
import io.github.gatherspring.listener.GatherEventPublisher;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.validation.method.MethodValidator;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.client.WebSocketClient;

/**
 * Auto-configuration of commands that people give in the chat, and of conversations.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = GatherAutoConfiguration.class)
@ConditionalOnClass({ Message.class, RestClient.class, WebSocketClient.class })
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
@EnableConfigurationProperties(GatherCommandTaskProperties.class)
public final class GatherCommandAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static GatherCommandFactory gatherCommandFactory() {
		return new GatherCommandFactory();
	}

	@Bean
	@ConditionalOnMissingBean
	GatherCommands gatherCommands(GatherCommandFactory factory, GatherEventPublisher publisher,
			GatherCommandTaskProperties properties, ListableBeanFactory beanFactory,
			ObjectProvider<SimpleAsyncTaskExecutorBuilder> executorBuilder, ObjectProvider<MethodValidator> validator,
			ObjectProvider<GatherCommandObserver> observer) {
		return new GatherCommands(factory, publisher, conversionService(beanFactory),
				executor(properties, executorBuilder.getIfAvailable(SimpleAsyncTaskExecutorBuilder::new)),
				validator.getIfAvailable(), observer.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	GatherConversation gatherConversation(GatherCommands commands, ObjectProvider<GatherClient> clients) {
		return new GatherConversation(commands, clients::getObject);
	}

	/**
	 * The application's own, or Boot's with the converters that are beans, as in web
	 * applications.
	 */
	private static ConversionService conversionService(ListableBeanFactory beanFactory) {
		String name = ConfigurableApplicationContext.CONVERSION_SERVICE_BEAN_NAME;
		if (beanFactory.containsBean(name) && beanFactory.isTypeMatch(name, ConversionService.class)) {
			return beanFactory.getBean(name, ConversionService.class);
		}
		ApplicationConversionService conversion = new ApplicationConversionService();
		ApplicationConversionService.addBeans(conversion, beanFactory);
		return conversion;
	}

	/**
	 * No bean, or Boot would not make the application's own executor. A conversation
	 * holds a thread as long as somebody thinks, which would use up a common pool.
	 */
	private static SimpleAsyncTaskExecutor executor(GatherCommandTaskProperties properties,
			SimpleAsyncTaskExecutorBuilder builder) {
		if (properties.getMaxConcurrent() <= 0) {
			throw new InvalidConfigurationPropertyValueException("gather.commands.task.max-concurrent",
					properties.getMaxConcurrent(), "It must be positive.");
		}
		SimpleAsyncTaskExecutor executor = builder.threadNamePrefix("gather-command-")
			.concurrencyLimit(properties.getMaxConcurrent())
			.build();
		executor.setRejectTasksWhenLimitReached(true);
		executor.setDaemon(true);
		return executor;
	}

}
