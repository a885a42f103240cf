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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of Smart Objects.
 */
@ConfigurationProperties("gather")
class SmartObjectsProperties {

	/**
	 * Smart Objects of Gather 2.0 by name, each a bean of that name.
	 */
	private final Map<String, Single> smartObjects = new LinkedHashMap<>();

	public Map<String, Single> getSmartObjects() {
		return this.smartObjects;
	}

	/**
	 * One object.
	 */
	static class Single {

		/**
		 * Address of the object, from its menu in Gather. Must be https unless the host
		 * is loopback.
		 */
		private @Nullable URI url;

		/**
		 * Secret of the object, from its menu in Gather. Starts with whsec_.
		 */
		private @Nullable String secret;

		/**
		 * Time after the first attempt in which a message may be sent again.
		 */
		private Duration longestWait = Duration.ofMinutes(2);

		/**
		 * Light by which the object shows health and the life of the application.
		 */
		private SmartObjectLight light = SmartObjectLight.STATUS;

		/**
		 * Whether the object shows that the application is ready, has failed to start or
		 * stops. It does so in its light, unless that shows health, and in its list of
		 * activities.
		 */
		private boolean lifecycle;

		@NestedConfigurationProperty
		private final HealthBridge health = new HealthBridge();

		@NestedConfigurationProperty
		private final MeterBridge meter = new MeterBridge();

		public @Nullable URI getUrl() {
			return this.url;
		}

		public void setUrl(@Nullable URI url) {
			this.url = url;
		}

		public @Nullable String getSecret() {
			return this.secret;
		}

		public void setSecret(@Nullable String secret) {
			this.secret = secret;
		}

		public Duration getLongestWait() {
			return this.longestWait;
		}

		public void setLongestWait(Duration longestWait) {
			this.longestWait = longestWait;
		}

		public SmartObjectLight getLight() {
			return this.light;
		}

		public void setLight(SmartObjectLight light) {
			this.light = light;
		}

		public boolean isLifecycle() {
			return this.lifecycle;
		}

		public void setLifecycle(boolean lifecycle) {
			this.lifecycle = lifecycle;
		}

		public HealthBridge getHealth() {
			return this.health;
		}

		public MeterBridge getMeter() {
			return this.meter;
		}

	}

	/**
	 * Health that the light of the object shows.
	 */
	static class HealthBridge {

		/**
		 * Name of the health component or group that the light shows, such as db or
		 * readiness. With "*", the health of the whole application.
		 */
		private @Nullable String component;

		/**
		 * Time between two looks at the health. If it has changed, a message is sent.
		 */
		private Duration interval = Duration.ofSeconds(10);

		public @Nullable String getComponent() {
			return this.component;
		}

		public void setComponent(@Nullable String component) {
			this.component = component;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

	/**
	 * Meter that the counter of the object shows.
	 */
	static class MeterBridge {

		/**
		 * Name of the meter whose value the counter shows, rounded. Values of several
		 * meters of that name are added.
		 */
		private @Nullable String name;

		/**
		 * Tags that the meter must have.
		 */
		private Map<String, String> tags = new LinkedHashMap<>();

		/**
		 * Time between two looks at the meter. If its value has changed, a message is
		 * sent.
		 */
		private Duration interval = Duration.ofSeconds(10);

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public Map<String, String> getTags() {
			return this.tags;
		}

		public void setTags(Map<String, String> tags) {
			this.tags = tags;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

}
