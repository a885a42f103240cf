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
package io.github.gatherspring.autoconfigure.maps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.gatherspring.autoconfigure.GatherConnectionDetails;
import io.github.gatherspring.autoconfigure.GatherHttpClientAutoConfiguration;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.drift.DriftWatch;
import io.github.gatherspring.maps.plan.ImageCheck;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of {@link GatherMaps}, and of the checks of the maps below
 * {@code gather.maps}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherHttpClientAutoConfiguration.class)
@ConditionalOnClass(GatherMaps.class)
@ConditionalOnBean(GatherHttpClient.class)
@EnableConfigurationProperties(GatherMapsProperties.class)
public final class GatherMapsAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	GatherMaps gatherMaps(GatherHttpClient http, GatherMapsProperties properties,
			ObjectProvider<MapBackupStore> backups, ObjectProvider<ImageCheck> imageCheck) {
		return new GatherMaps(http, backups.getIfUnique(() -> MapBackupStore.directory(properties.getMapBackups())),
				imageCheck.getIfUnique(ImageCheck::none));
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnWatchedMapCondition.class)
	DriftWatch gatherMapsDriftWatch(GatherMaps maps, GatherMapsProperties properties,
			ObjectProvider<GatherConnectionDetails> details, ApplicationEventPublisher publisher) {
		GatherConnectionDetails connection = details.getIfUnique();
		String space = (connection != null) ? connection.getSpaceId() : null;
		return new DriftWatch(maps, new WatchedMaps(properties, space).list(), publisher::publishEvent,
				InstantSource.system());
	}

	@Bean
	@Lazy(false)
	@Conditional(OnWatchedMapCondition.class)
	DriftSchedule gatherMapsDriftSchedule(DriftWatch watch, GatherMapsProperties properties) {
		Map<String, Duration> intervals = new LinkedHashMap<>();
		properties.getMaps().forEach((name, map) -> {
			if (map.getDriftCheck() != null) {
				intervals.put(name, map.getDriftCheck());
			}
		});
		return new DriftSchedule(watch, intervals);
	}

}
