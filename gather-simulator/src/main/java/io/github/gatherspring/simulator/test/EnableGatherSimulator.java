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

package io.github.gatherspring.simulator.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.gatherspring.simulator.api.Role;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a {@link io.github.gatherspring.simulator.GatherSimulator} on a free port for
 * the tests of a class, and resets it before each. On a Spring test it is a bean, and
 * {@code gather.api-base-url}, {@code gather.api-key} and {@code gather.space-id} lead
 * the application to it; test classes that share an application context share its
 * simulator. Test methods and constructors take it as a parameter.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(EnableGatherSimulators.class)
@ExtendWith(GatherSimulatorExtension.class)
public @interface EnableGatherSimulator {

	/**
	 * Name of the client that is led to this simulator, for tests with several side by
	 * side: its properties are {@code gather.clients.<name>.*}, its bean is
	 * {@code <name>GatherSimulator}, and a parameter that is called the same as the
	 * client or the bean gets it.
	 * @return the name, empty for the application's only client
	 */
	String client() default "";

	/**
	 * How many simulated players are there.
	 * @return 0 or more
	 */
	int players() default 3;

	/**
	 * Where chance starts.
	 * @return the seed
	 */
	long seed() default 42;

	/**
	 * Whether simulated players act by themselves.
	 * @return {@code false} for only what the test tells them
	 */
	boolean autonomous() default false;

	/**
	 * Whether the simulator's time stands still until the test moves it.
	 * @return {@code true} for a virtual clock
	 */
	boolean virtualClock() default false;

	/**
	 * Role of the user that the application's key belongs to.
	 * @return the role
	 */
	Role role() default Role.OWNER;

	/**
	 * Id of the space.
	 * @return two halves with a slash between them
	 */
	String spaceId() default "SimulatedSpace01/office";

	/**
	 * Location of a scenario on the class path.
	 * @return for example {@code /scenario.yaml}, empty for none
	 */
	String scenario() default "";

}
