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

package io.github.gatherspring.doctor;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.client.WebSocketClient;

/**
 * Which versions work together.
 */
class VersionsCheck implements Check {

	private static final String TOMCAT = "org.apache.tomcat.websocket.WsWebSocketContainer";

	@Override
	public String step() {
		return "versions";
	}

	@Override
	public Finding look(Examination examination) {
		return Finding.ok(step(),
				"Gather client " + version(GatherClient.class) + ", Spring Boot " + SpringBootVersion.getVersion()
						+ ", Spring Framework " + SpringVersion.getVersion() + ", Java " + Runtime.version()
						+ ", WebSocket: " + engine(examination.settings().webSocketClient()));
	}

	private static String engine(@Nullable WebSocketClient ofApplication) {
		if (ofApplication != null) {
			return ofApplication.getClass().getName() + " of the application";
		}
		try {
			return "Tomcat " + version(ClassUtils.forName(TOMCAT, VersionsCheck.class.getClassLoader()));
		}
		catch (ClassNotFoundException ex) {
			return "the first container that Java's service loader finds";
		}
	}

	private static String version(Class<?> type) {
		String version = type.getPackage().getImplementationVersion();
		return (version != null) ? version : "(not from a jar)";
	}

}
