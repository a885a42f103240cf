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
package io.github.gatherspring.maps.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object that is wanted. It owns the fields that it names, and no others: what
 * somebody else set on the same object stays.
 *
 * @param place where it is to be; {@code null} to leave an object that exists where it is
 * @param fields what it is to have, named as in the HTTP API, without {@code x},
 * {@code y} and {@code id}; within an object such as {@code properties} each field counts
 * for itself, and {@code null} takes a field away
 * @param was the name that it had before, {@code null} if it had none
 * @param adopt key or id of an object that exists and is taken in, {@code null} to make
 * one
 * @param onWalls whether it may stand on tiles that nobody can walk on
 * @param overlap whether it may cover other objects
 * @param source where it was written
 * @since 0.1.0
 */
public record ObjectBlueprint(@Nullable Place place, Map<String, @Nullable Object> fields, @Nullable String was,
		@Nullable String adopt, boolean onWalls, boolean overlap, Source source) {

	/**
	 * Create a value of its parts.
	 * @param place where it is to be
	 * @param fields what it is to have
	 * @param was the name that it had before
	 * @param adopt key or id of an object that is taken in
	 * @param onWalls whether it may stand on walls
	 * @param overlap whether it may cover other objects
	 * @param source where it was written
	 */
	public ObjectBlueprint {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

	/**
	 * Create an object with a picture, with which nothing happens.
	 * @param x its column
	 * @param y its row
	 * @param width its width in tiles
	 * @param height its height in tiles
	 * @param image address of its picture, https and readable from other origins
	 * @return the object
	 */
	public static ObjectBlueprint of(int x, int y, int width, int height, String image) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("normal", image);
		fields.put("width", width);
		fields.put("height", height);
		return new ObjectBlueprint(new Tile(x, y), fields, null, null, false, false, Source.CODE);
	}

	/**
	 * Return the object with another field.
	 * @param name name of the field as in the HTTP API
	 * @param value its value as JSON has it, {@code null} to take the field away
	 * @return the object
	 */
	public ObjectBlueprint with(String name, @Nullable Object value) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>(this.fields);
		fields.put(name, value);
		return new ObjectBlueprint(this.place, fields, this.was, this.adopt, this.onWalls, this.overlap, this.source);
	}

	/**
	 * Return the object at another place.
	 * @param place the place, or {@code null} to leave it where it is
	 * @return the object
	 */
	public ObjectBlueprint at(@Nullable Place place) {
		return new ObjectBlueprint(place, this.fields, this.was, this.adopt, this.onWalls, this.overlap, this.source);
	}

	/**
	 * Return the object with the name that it had before, so that a new name does not
	 * delete and create it.
	 * @param was the earlier name, or {@code null}
	 * @return the object
	 */
	public ObjectBlueprint was(@Nullable String was) {
		return new ObjectBlueprint(this.place, this.fields, was, this.adopt, this.onWalls, this.overlap, this.source);
	}

	/**
	 * Return the object as one that exists and is taken in.
	 * @param adopt key or id of what exists, or {@code null}
	 * @return the object
	 */
	public ObjectBlueprint adopt(@Nullable String adopt) {
		return new ObjectBlueprint(this.place, this.fields, this.was, adopt, this.onWalls, this.overlap, this.source);
	}

}
