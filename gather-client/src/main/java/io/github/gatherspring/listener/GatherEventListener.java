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

package io.github.gatherspring.listener;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method as a listener for events of Gather spaces. The server is asked for what
 * listeners want to hear, and for no more.
 * <p>
 * The method's parameters say what it wants, in any order and number:
 * <ul>
 * <li>the message of an event such as {@code PlayerJoins}, a {@code SpaceChange} or one
 * of its types, {@code ServerClientEvent} (every event in its wrapper) or
 * {@code ServerClientBatch} (every frame as a whole);</li>
 * <li>{@link io.github.gatherspring.event.GatherEvent GatherEvent&lt;…&gt;} of one of
 * these, {@code GatherEvent<?>} for every event;</li>
 * <li>{@link io.github.gatherspring.event.GatherStatusEvent} or a subclass, for the life
 * of the connection;</li>
 * <li>{@code Player}, the one that the event is about; {@code @Target Player}, the second
 * one; {@code GameMap}, its map;</li>
 * <li>{@code GatherClient}, {@code GatherSpace}, {@code EventContext}.</li>
 * </ul>
 * A parameter that cannot be resolved fails the start of the application. When a player
 * or a map is not known for one event, the method is not called with it, which is counted
 * and logged once at debug level; a parameter marked as nullable ({@code @Nullable},
 * {@code Optional} or Kotlin's {@code ?}) is given as absent instead.
 * <p>
 * The server sends one's own events back. One's own chat reaches a method only if it asks
 * for it by {@link #self()}, or a bot that answers each message would answer itself; all
 * other events of one's own, moves for instance, reach it as anybody's do. A method for
 * {@code ServerClientEvent} or {@code ServerClientBatch} receives everything.
 * <p>
 * Methods run in order, one at a time, on a thread that is not the socket's, also where
 * the application's event multicaster has an executor; with
 * {@link org.springframework.scheduling.annotation.Async @Async} they run elsewhere and
 * the order is up to the executor. {@link org.springframework.core.annotation.Order
 * &#64;Order} decides among several listeners of an event. What a method throws goes to
 * the {@link GatherListenerErrorHandler} and stops neither the other listeners nor the
 * next event. What it returns is published as an event in turn, as for
 * {@link EventListener @EventListener}: collections and arrays element by element, a
 * {@code CompletionStage} once it completes, and its failure counts as the method's.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@EventListener
@Reflective
public @interface GatherEventListener {

	/**
	 * Alias for {@link #events()}.
	 * @return classes of events
	 */
	@AliasFor("events")
	Class<?>[] value() default {};

	/**
	 * Events to listen for, where the parameters do not say it or should say less:
	 * classes of messages, of {@code SpaceChange} or of {@code GatherStatusEvent}.
	 * @return classes of events; empty to derive them from the parameters
	 */
	@AliasFor("value")
	Class<?>[] events() default {};

	/**
	 * SpEL expression that decides whether the method is called. It sees the parameters
	 * by name, and besides {@code #event} (the message), {@code #player},
	 * {@code #target}, {@code #map} and {@code #client}; beans as {@code @name}.
	 * @return the expression; empty for always
	 */
	@AliasFor(annotation = EventListener.class, attribute = "condition")
	String condition() default "";

	/**
	 * Name of the client whose events to listen for. The start of the application fails
	 * if no client bean has that name.
	 * @return the client's name; empty for all clients
	 */
	String client() default "";

	/**
	 * Whether the method also hears the chat messages that the client's own user sent,
	 * from this application or elsewhere. Other events of the client's own player always
	 * reach it.
	 * @return whether one's own {@code PlayerChats} reach the method
	 */
	boolean self() default false;

	/**
	 * Identifier of the listener in place of the name of its method.
	 * @return the identifier; empty for the name of class and method
	 */
	@AliasFor(annotation = EventListener.class, attribute = "id")
	String id() default "";

}
