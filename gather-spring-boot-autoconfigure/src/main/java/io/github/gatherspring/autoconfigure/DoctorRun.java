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

import java.util.List;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.doctor.DoctorReport;
import io.github.gatherspring.doctor.GatherDoctor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/**
 * Examines the clients once the application has started, logs what was found, and ends
 * the application if asked to.
 */
class DoctorRun implements GenericApplicationListener {

	private static final Log logger = LogFactory.getLog(GatherDoctor.class);

	private final ConfigurableApplicationContext context;

	private final GatherDoctor doctor;

	private final ObjectProvider<GatherClient> clients;

	private final boolean exit;

	private final ApplicationEnd end;

	private volatile @Nullable Thread thread;

	DoctorRun(ConfigurableApplicationContext context, GatherDoctor doctor, ObjectProvider<GatherClient> clients,
			boolean exit, ApplicationEnd end) {
		this.context = context;
		this.doctor = doctor;
		this.clients = clients;
		this.exit = exit;
		this.end = end;
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return ApplicationReadyEvent.class.isAssignableFrom(eventType.toClass())
				|| ContextClosedEvent.class.isAssignableFrom(eventType.toClass());
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextClosedEvent closing && isOurs(closing.getApplicationContext())) {
			Thread examining = this.thread;
			if (examining != null && examining != Thread.currentThread()) {
				examining.interrupt();
			}
		}
		else if (event instanceof ApplicationReadyEvent ready && isOurs(ready.getApplicationContext())) {
			// Not a daemon: where a refused client is all that there was, the JVM would
			// be gone before the report.
			Thread examining = new Thread(this::examine, "gather-doctor");
			examining.setDaemon(false);
			this.thread = examining;
			examining.start();
		}
	}

	private boolean isOurs(ApplicationContext other) {
		return other == this.context;
	}

	private void examine() {
		List<GatherClient> all = this.clients.orderedStream().toList();
		try {
			for (GatherClient client : all) {
				DoctorReport report = this.doctor.examine(client);
				logger.info(report.table());
				if (!report.healthy()) {
					this.end.failed(new UnhealthyClientException(client.name()));
				}
			}
		}
		catch (InterruptedException ex) {
			logger.debug("The application ended before the doctor had done");
			return;
		}
		if (this.exit) {
			this.end.end();
		}
	}

	/**
	 * Makes the exit code of an application whose client is not well.
	 */
	static final class UnhealthyClientException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnhealthyClientException(String client) {
			super("The Gather client '" + client + "' is not well");
		}

	}

}
