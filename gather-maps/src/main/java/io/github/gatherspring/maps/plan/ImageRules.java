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
package io.github.gatherspring.maps.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.blueprint.Source;
import org.jspecify.annotations.Nullable;

/**
 * Checks the images that a plan brings to the map.
 */
final class ImageRules {

	private static final int AT_ONCE = 8;

	private static final List<String> OF_OBJECTS = List.of("normal", "highlighted", "properties.image",
			"properties.preview");

	private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

	private final MapBlueprint blueprint;

	private final Problems problems;

	private final ImageCheck check;

	ImageRules(MapBlueprint blueprint, Problems problems, ImageCheck check) {
		this.blueprint = blueprint;
		this.problems = problems;
		this.check = check;
	}

	// The checker takes the executor's answer for one that is never null.
	@SuppressWarnings("NullAway")
	void check(List<Change> changes) {
		Map<URI, List<Use>> images = new LinkedHashMap<>();
		for (Change change : changes) {
			for (FieldChange field : change.fields()) {
				boolean image = change.subject() == Change.Subject.IMAGE
						|| (change.subject() == Change.Subject.OBJECT && OF_OBJECTS.contains(field.name()));
				if (image && field.after() instanceof String address && !address.isBlank()) {
					note(change, field.name(), address, images);
				}
			}
			if (change.subject() == Change.Subject.OBJECT && change.kind() == Change.Kind.ADD) {
				noteProperties(change, images);
			}
		}
		Map<URI, Future<@Nullable String>> asked = new LinkedHashMap<>();
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, (task) -> {
			Thread thread = new Thread(task, "gather-maps-images");
			thread.setDaemon(true);
			return thread;
		});
		try {
			images.keySet().forEach((image) -> asked.put(image, threads.submit(() -> this.check.refusal(image))));
			asked.forEach((image, answer) -> {
				String refusal = answer(answer);
				if (refusal != null) {
					for (Use use : images.getOrDefault(image, List.of())) {
						this.problems.refuse(use.source(), use.words() + " is " + image + ", which " + refusal);
					}
				}
			});
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static @Nullable String answer(Future<@Nullable String> answer) {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			return "could not be looked at: " + ex.getCause();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while looking at images", ex);
		}
	}

	/** New properties come as one field. */
	private void noteProperties(Change change, Map<URI, List<Use>> images) {
		for (FieldChange field : change.fields()) {
			if (field.name().equals("properties") && field.after() instanceof Map<?, ?> properties) {
				for (String name : List.of("image", "preview")) {
					if (properties.get(name) instanceof String address && !address.isBlank()) {
						note(change, "properties." + name, address, images);
					}
				}
			}
		}
	}

	private void note(Change change, String field, String address, Map<URI, List<Use>> images) {
		ObjectBlueprint object = (change.subject() == Change.Subject.OBJECT)
				? this.blueprint.objects().get(change.name()) : null;
		Source source = (object != null) ? object.source() : new Source(this.blueprint.name(), 0);
		Use use = new Use(source,
				"'" + field + "' of " + ((object != null) ? "object '" + change.name() + "'" : "the map"));
		URI image;
		try {
			image = URI.create(address);
		}
		catch (IllegalArgumentException ex) {
			this.problems.refuse(source, use.words() + " is '" + address + "', expected the https address of an image");
			return;
		}
		boolean loopback = "http".equals(image.getScheme()) && image.getHost() != null
				&& LOOPBACK.contains(image.getHost());
		if (!loopback && (!"https".equals(image.getScheme()) || image.getHost() == null)) {
			this.problems.refuse(source, use.words() + " is '" + address
					+ "', expected an address that begins with https://, for browsers show no other in Gather's page");
			return;
		}
		images.computeIfAbsent(image, (none) -> new ArrayList<>()).add(use);
	}

	/**
	 * Where an image is used.
	 */
	private record Use(Source source, String words) {

	}

}
