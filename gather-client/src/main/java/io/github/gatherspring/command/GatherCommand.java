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

package io.github.gatherspring.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.gatherspring.http.SpaceRole;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method as a command that people give in the chat: {@code /roll 2d6} calls the
 * method for {@code roll}. What it returns is answered where it was asked: a text, a
 * {@link CommandReply}, an {@code Optional} or a {@code CompletionStage} of these, or
 * nothing.
 * <p>
 * Parameters are arguments, in order. What people write is split at blanks, quotes group,
 * and each word is converted by the application's {@code ConversionService}; besides,
 * <ul>
 * <li>a {@code Player} is found by name, {@code @name} or id, and a {@code GameMap} by
 * name or id;</li>
 * <li>a {@code List}, another collection or an array takes all words that are left;</li>
 * <li>an {@code Optional} or nullable one, or one with a {@link DefaultValue}, may be
 * left out;</li>
 * <li>Bean Validation annotations are honoured where the application has a
 * {@link org.springframework.validation.method.MethodValidator} bean.</li>
 * </ul>
 * These are given and not written, in any place: {@code Player asker} (by that name),
 * {@code String rawText} (by that name: what follows the command, as it was written),
 * {@code GatherEvent<?>}, {@code GatherClient}, {@code GatherSpace} and
 * {@link Conversation}. A method that cannot be called fails the start of the
 * application.
 * <p>
 * Commands run like listeners: in order, one at a time, on the thread that runs the
 * client's listeners, unless {@link #async()} is set or they have a {@link Conversation}.
 * What they throw goes to the
 * {@link io.github.gatherspring.listener.GatherListenerErrorHandler}; the asker is told
 * only that it did not work.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@EventListener
@Reflective(CommandReflectiveProcessor.class)
public @interface GatherCommand {

	/**
	 * Alias for {@link #name()}.
	 * @return the command's name
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * Name of the command without the prefix, in any case: letters, digits, {@code -} and
	 * {@code _}. Several words, as in {@code door open}, make it a sub-command.
	 * @return the name; empty for the name of the method
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * What the command does, for {@code /help}: a phrase such as "Rolls dice".
	 * @return the description; empty for none
	 */
	String description() default "";

	/**
	 * Roles of which the asker must have one. Owners may use every command.
	 * @return the roles; empty for everybody
	 */
	SpaceRole[] roles() default {};

	/**
	 * How long each asker has to wait before the next use, such as {@code 5s} or
	 * {@code PT5S}. A use that was refused does not count.
	 * @return the time; empty for none
	 */
	String cooldown() default "";

	/**
	 * Whether the method runs on a task executor, so that a slow command does not hold
	 * the events up.
	 * @return whether it runs elsewhere
	 */
	boolean async() default false;

	/**
	 * Name of the client whose space has the command. The start of the application fails
	 * if no client bean has that name.
	 * @return the client's name; empty for all clients
	 */
	String client() default "";

}
