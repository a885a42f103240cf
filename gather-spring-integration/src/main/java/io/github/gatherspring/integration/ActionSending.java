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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.gatherspring.proto.ClientServerAction;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.expression.Expression;
import org.springframework.expression.common.LiteralExpression;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.integration.expression.ExpressionUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.util.Assert;

/**
 * What the outbound adapter and the gateway have in common: which client, which action,
 * and how long its answer may take.
 */
final class ActionSending {

	private final ClientReference client;

	private @Nullable Expression action;

	private @Nullable Duration timeout;

	private @Nullable StandardEvaluationContext evaluationContext;

	ActionSending(ClientReference client) {
		this.client = client;
	}

	void action(String name) {
		Assert.hasText(name, "'action' must not be empty");
		this.action = new LiteralExpression(name);
	}

	void action(Expression expression) {
		Assert.notNull(expression, "'expression' must not be null");
		this.action = expression;
	}

	void timeout(Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(),
				() -> "'actionTimeout' must be positive, not " + timeout);
		this.timeout = timeout;
	}

	void initialize(BeanFactory beanFactory) {
		this.client.resolve(beanFactory);
		this.evaluationContext = ExpressionUtils.createStandardEvaluationContext(beanFactory);
	}

	ClientReference client() {
		return this.client;
	}

	ClientServerAction requested(Message<?> request) {
		return RequestedAction.of(request, name(request));
	}

	private @Nullable String name(Message<?> request) {
		if (this.action == null) {
			return RequestedAction.text(request.getHeaders().get(GatherHeaders.ACTION));
		}
		StandardEvaluationContext context = this.evaluationContext;
		Assert.state(context != null, "Not initialized: call afterPropertiesSet(), or make this a bean");
		return RequestedAction.text(this.action.getValue(context, request));
	}

	CompletableFuture<Void> send(ClientServerAction requested) {
		return (this.timeout != null) ? this.client.client().send(requested, this.timeout)
				: this.client.client().send(requested);
	}

	/**
	 * Wait for the answer, which the client limits in time.
	 * @throws RuntimeException what the action failed with
	 */
	static void await(CompletableFuture<Void> answer, Message<?> request) {
		try {
			answer.get();
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw (cause instanceof RuntimeException failure) ? failure
					: new MessageHandlingException(request, "The action failed", cause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MessageHandlingException(request,
					"Interrupted while waiting for the answer; whether the action was done is not known", ex);
		}
	}

}
