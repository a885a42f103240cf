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

import io.github.gatherspring.client.GatherClient;

import org.springframework.boot.ApplicationArguments;

/**
 * Code that runs once, when the client is first ready. Each bean of this type runs on a
 * thread of its own, so it may wait, sleep and go on for as long as it likes. With
 * several clients it runs with the primary one, or, if none is, once with each.
 * <p>
 * With {@code gather.exit-after-run=true} the application closes when all runners have
 * returned. What they set, such as a status, then stays. If one of them failed, the JVM
 * ends with an exit code that says so: that of the exception if it is an
 * {@link org.springframework.boot.ExitCodeGenerator}, that of an
 * {@link org.springframework.boot.ExitCodeExceptionMapper} bean, or 1. So it does if an
 * action failed and nobody looked at its future: a runner need not wait for each answer.
 * <p>
 * Without Boot,
 * {@link GatherClient#run(io.github.gatherspring.client.GatherRun, Object...)} does the
 * same with arguments from code.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface GatherRunner {

	/**
	 * Runs. The thread is interrupted when the application stops.
	 * @param client the client, ready
	 * @param arguments the arguments that the application was started with
	 * @throws Exception if it fails, which is logged under the name of the bean and makes
	 * the exit code
	 */
	void run(GatherClient client, ApplicationArguments arguments) throws Exception;

}
