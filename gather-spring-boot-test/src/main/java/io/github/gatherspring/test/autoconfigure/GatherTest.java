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
package io.github.gatherspring.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.gatherspring.simulator.test.EnableGatherSimulator;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Tests what an application does in a Gather space, and nothing else of it: no web
 * server, no database. A simulator is the server, reset before each test and a parameter
 * of test methods.
 * <p>
 * Of the application's components only these are found by scanning:
 * <ul>
 * <li>beans with methods that are annotated with
 * {@link io.github.gatherspring.listener.GatherEventListener @GatherEventListener} or
 * {@link io.github.gatherspring.command.GatherCommand @GatherCommand}, also through an
 * annotation of your own,</li>
 * <li>{@link io.github.gatherspring.autoconfigure.GatherRunner},</li>
 * <li>{@link io.github.gatherspring.listener.GatherListenerErrorHandler},</li>
 * <li>{@link io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer},</li>
 * <li>{@link org.springframework.core.convert.converter.Converter} and
 * {@link org.springframework.core.convert.converter.GenericConverter}.</li>
 * </ul>
 * Bring in what these need with {@link org.springframework.context.annotation.Import},
 * {@link #includeFilters()} or as a mock. What is auto-configured is in
 * {@link AutoConfigureGather}. Put {@link EnableGatherSimulator} on the class as well to
 * change the simulator's settings.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(GatherTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(GatherTypeExcludeFilter.class)
@AutoConfigureGather
@ImportAutoConfiguration
@EnableGatherSimulator
public @interface GatherTest {

	/**
	 * Properties in the form {@code key=value}, added to the {@link Environment} before
	 * the test runs.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * Whether the components listed above are found by the scan of
	 * {@link SpringBootApplication @SpringBootApplication}; otherwise only those of
	 * {@link #includeFilters()}.
	 * @return {@code false} for no components but the included ones
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters that add components which the slice would leave out.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters that leave out components which the slice would find.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations that are not wanted in this test.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
