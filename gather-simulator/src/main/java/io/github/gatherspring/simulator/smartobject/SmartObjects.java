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

package io.github.gatherspring.simulator.smartobject;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All Smart Objects of a simulator. Lives on its thread.
 */
public final class SmartObjects {

	/**
	 * Id of the Gather 2.0 space in which the objects are.
	 */
	public static final String SPACE_ID = "simulated-space";

	private final Map<String, SmartObjectPreset> presets;

	private final Map<String, SmartObject> objects = new LinkedHashMap<>();

	/**
	 * Create the objects.
	 * @param presets ids and presets of objects besides the one of each preset
	 */
	public SmartObjects(Map<String, SmartObjectPreset> presets) {
		this.presets = new LinkedHashMap<>();
		for (SmartObjectPreset preset : SmartObjectPreset.values()) {
			this.presets.put(preset.id(), preset);
		}
		this.presets.putAll(presets);
		reset();
	}

	/**
	 * Make all objects as they were at the start.
	 */
	public void reset() {
		this.presets.forEach((id, preset) -> this.objects.put(id, new SmartObject(id, preset, secret(id))));
	}

	@Nullable SmartObject find(String id) {
		return this.objects.get(id);
	}

	Collection<SmartObject> all() {
		return this.objects.values();
	}

	/**
	 * Return the secret of an object: {@code whsec_} and the base64 of the words
	 * "simulator secret of object" and the id.
	 * @param id id of the object
	 * @return the secret, for everybody to know
	 */
	public static String secret(String id) {
		return "whsec_" + Base64.getEncoder()
			.encodeToString(("simulator secret of object " + id).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the path of an object.
	 * @param id id of the object
	 * @return the path
	 */
	public static String path(String id) {
		return "/api/v2/hooks/spaces/" + SPACE_ID + "/objects/" + id;
	}

}
