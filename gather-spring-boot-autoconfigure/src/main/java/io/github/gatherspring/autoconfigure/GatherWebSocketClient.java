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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Qualifier of the {@link org.springframework.web.socket.client.WebSocketClient
 * WebSocketClient} bean, or the {@code jakarta.websocket.WebSocketContainer} bean,
 * through which Gather clients open their sockets. Beans without it are the application's
 * own affair: they were made for other servers, and the API key must not go where they
 * may lead.
 * <p>
 * The bean should follow no redirects. The SSL bundle of a client is applied to a
 * container, and to a
 * {@link org.springframework.web.socket.client.standard.StandardWebSocketClient
 * StandardWebSocketClient} without TLS settings of its own; where it cannot be applied,
 * the client says so at the start.
 *
 * @since 0.1.0
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface GatherWebSocketClient {

}
