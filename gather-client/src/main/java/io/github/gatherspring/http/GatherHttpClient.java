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

package io.github.gatherspring.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;

/**
 * Client of Gather's HTTP API. Thread-safe; every method blocks until the answer is there
 * and, if the server wants fewer calls, for as long as {@link RateLimits} allow.
 * <p>
 * All methods throw {@link GatherHttpException} with the status and the server's words if
 * a call is refused, cannot be made or is answered with something else than expected, and
 * {@link GatherRateLimitException} if it is refused because there were too many. Most
 * calls need a key whose owner is administrator or builder of the space. The vendor
 * documents some of the calls only (see each); what it does not document may change.
 *
 * @since 0.1.0
 */
public final class GatherHttpClient {

	private final GatherHttpApi api;

	private final HttpCalls calls;

	private final JsonMapper mapper;

	private final InstantSource clock;

	private final MapBackupStore backups;

	private final @Nullable String apiKey;

	private final boolean guestListKeyInQuery;

	GatherHttpClient(GatherHttpApi api, HttpCalls calls, JsonMapper mapper, InstantSource clock, MapBackupStore backups,
			@Nullable String apiKey, boolean guestListKeyInQuery) {
		this.api = api;
		this.calls = calls;
		this.mapper = mapper;
		this.clock = clock;
		this.backups = backups;
		this.apiKey = apiKey;
		this.guestListKeyInQuery = guestListKeyInQuery;
	}

	/**
	 * Begins to build a client.
	 * @return a builder with all defaults
	 */
	public static GatherHttpClientBuilder builder() {
		return new GatherHttpClientBuilder();
	}

	/**
	 * Asks which game server hosts a space now.
	 * @param space the space
	 * @return the server's WebSocket address
	 */
	public URI gameServer(SpaceId space) {
		return this.calls.call("tell the game server of " + space, () -> this.api.gameServer(space.onWire()),
				(answer) -> URI.create(text(answer)));
	}

	/**
	 * Creates a space.
	 * @param request the space
	 * @return the id of the new space
	 */
	public SpaceId createSpace(NewSpace request) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("name", request.name());
		body.put("sourceSpace", request.sourceSpace().onWire());
		if (request.reason() != null) {
			body.put("reason", request.reason());
		}
		return this.calls.call("create the space '" + request.name() + "'", () -> this.api.createSpace(json(body)),
				(answer) -> SpaceId.parse(text(answer)));
	}

	/**
	 * Asks for a space. Undocumented by the vendor.
	 * @param space the space
	 * @return what the server tells of it
	 */
	public SpaceDetails space(SpaceId space) {
		return this.calls.call("tell of " + space, () -> this.api.space(space.onWire()),
				(answer) -> read(answer, SpaceDetails.class));
	}

	/**
	 * Asks for the spaces of the key's owner.
	 * @param role the role that the owner has there, or null for all
	 * @return the spaces
	 */
	public List<SpaceSummary> mySpaces(@Nullable SpaceRole role) {
		return this.calls.call("list one's own spaces", () -> this.api.mySpaces((role != null) ? role.name() : null),
				(answer) -> readList(answer, SpaceSummary.class));
	}

	/**
	 * Asks for the maps of a space. Undocumented by the vendor.
	 * @param space the space
	 * @return the maps
	 */
	public List<MapSummary> maps(SpaceId space) {
		return this.calls.call("list the maps of " + space, () -> this.api.maps(space.onWire()),
				(answer) -> readList(answer, MapSummary.class));
	}

	/**
	 * Asks for the content of a map.
	 * @param space the space
	 * @param mapId the map's id
	 * @return the content
	 */
	public MapContent map(SpaceId space, String mapId) {
		return this.mapper.readValue(mapAsSent(space, mapId), MapContent.class);
	}

	/**
	 * Ask for a map as the server sends it, to be {@linkplain #restoreMap restored} if
	 * need be. It is not given to the store of backups: that is for maps that are about
	 * to be replaced.
	 * @param space the space
	 * @param mapId the map's id
	 * @return the map as it is
	 */
	public MapBackup backUpMap(SpaceId space, String mapId) {
		return new MapBackup(space, mapId, this.clock.instant(), mapAsSent(space, mapId));
	}

	private String mapAsSent(SpaceId space, String mapId) {
		return this.calls.call("tell of map '" + mapId + "' of " + space, () -> this.api.map(space.onWire(), mapId),
				(answer) -> {
					JsonNode json = this.mapper.readTree(ServerWords.text(answer));
					if (json.path("objects").isArray() || json.has("spaces") || json.has("desks")) {
						throw new GatherHttpException("Map '" + mapId + "' of " + space
								+ " came in an older form than this client understands (objects as a list, or 'spaces'"
								+ " and 'desks'); open and save it in Gather's map maker to bring it up to date",
								answer.getStatusCode().value(), "", null);
					}
					this.mapper.treeToValue(json, MapContent.class);
					return ServerWords.text(answer);
				});
	}

	/**
	 * Replaces the content of a map. What is not in it is gone; {@link #editMap} is safer
	 * for changes.
	 * @param space the space
	 * @param mapId the map's id
	 * @param content the whole content
	 * @throws IllegalArgumentException if the content breaks a rule of the server: a key
	 * of an object that is not one to four of {@code A-Z a-z 0-9 _ -}, an object without
	 * {@code x}, {@code y}, {@code normal}, {@code type}, {@code width}, {@code height}
	 * or {@code zIndex}, or {@code spaces} or {@code desks}
	 */
	public void setMap(SpaceId space, String mapId, MapContent content) {
		MapRules.check(mapId, content, null);
		post(space, mapId, content);
	}

	/**
	 * Changes a map: gets it, keeps a backup, and posts what the change made of it,
	 * unless nothing changed. Somebody else's change between getting and posting is lost,
	 * for the API offers no protection against that.
	 * @param space the space
	 * @param mapId the map's id
	 * @param change makes the new content from the present one
	 * @return the map as it was, to be {@linkplain #restoreMap restored} if need be
	 * @throws IllegalArgumentException if a new or changed object breaks a rule, as for
	 * {@link #setMap}; the map is not touched then
	 */
	public MapBackup editMap(SpaceId space, String mapId, UnaryOperator<MapContent> change) {
		String json = mapAsSent(space, mapId);
		MapContent before = this.mapper.readValue(json, MapContent.class);
		MapContent after = change.apply(before);
		MapBackup backup = new MapBackup(space, mapId, this.clock.instant(), json);
		if (!after.equals(before)) {
			MapRules.check(mapId, after, before);
			this.backups.keep(backup);
			post(space, mapId, after);
		}
		return backup;
	}

	/**
	 * Puts a map back as it was.
	 * @param backup the backup
	 */
	public void restoreMap(MapBackup backup) {
		post(backup.space(), backup.mapId(), this.mapper.readTree(backup.json()));
	}

	private void post(SpaceId space, String mapId, Object content) {
		this.calls.call("replace map '" + mapId + "' of " + space,
				() -> this.api.setMap(space.onWire(), mapId, json(Map.of("content", content))), (answer) -> true);
	}

	/**
	 * Asks for the users of a space. Undocumented by the vendor.
	 * @param space the space
	 * @return the users
	 */
	public List<SpaceUser> users(SpaceId space) {
		return this.calls.call("list the users of " + space, () -> this.api.users(space.onWire()),
				(answer) -> readList(answer, SpaceUser.class));
	}

	/**
	 * Asks for a user of a space. Undocumented by the vendor.
	 * @param space the space
	 * @param userId the user's id
	 * @return what the server tells of the user
	 */
	public SpaceUser user(SpaceId space, String userId) {
		return this.calls.call("tell of user '" + userId + "' of " + space, () -> this.api.user(space.onWire(), userId),
				(answer) -> read(answer, SpaceUser.class));
	}

	/**
	 * Sets the roles of a user in a space. Known from a single source.
	 * @param space the space
	 * @param userId the user's id
	 * @param roles all roles that the user is to have
	 * @return what the server tells of the user since
	 */
	public UserRoles setRoles(SpaceId space, String userId, Collection<SpaceRole> roles) {
		return this.calls.call("set the roles of user '" + userId + "' of " + space,
				() -> this.api.setRoles(space.onWire(), userId,
						json(Map.of("roles", roles.stream().map(SpaceRole::name).toList()))),
				(answer) -> read(answer, UserRoles.class));
	}

	/**
	 * Asks for the id of the user with a mail address. Known from a single source, which
	 * mentions about 25 calls in five minutes.
	 * @param email the address
	 * @return the user's id
	 */
	public String userId(String email) {
		return this.calls.call("tell a user's id", () -> this.api.userId(email),
				(answer) -> this.mapper.readTree(ServerWords.text(answer)).required("userId").stringValue());
	}

	/**
	 * Creates a token with which one enters a space at a certain tile: the address of the
	 * space with {@code ?spawnToken=} and the token. Known from a single source; needs
	 * the role of a builder.
	 * @param space the space
	 * @param mapId the map, which this call names a room
	 * @param spawnId the id of a spawn of the map
	 * @return the token
	 */
	public String createSpawnToken(SpaceId space, String mapId, String spawnId) {
		return this.calls
			.call("create a spawn token for map '" + mapId + "' of " + space,
					() -> this.api.createSpawnToken(space.onWire(),
							json(Map.of("room", mapId, "spawn", spawnId, "type", "SpawnTile"))),
					GatherHttpClient::text);
	}

	/**
	 * Asks for the guest list of a space.
	 * @param space the space
	 * @return the guests by mail address
	 */
	public Map<String, Guest> guestList(SpaceId space) {
		return this.calls.call("tell the guest list of " + space,
				() -> this.api.guestList(space.onWire(), this.guestListKeyInQuery ? this.apiKey : null), (answer) -> {
					JsonNode json = this.mapper.readTree(ServerWords.text(answer));
					Map<String, Guest> guests = new LinkedHashMap<>();
					if (!json.isArray() || !json.isEmpty()) {
						requireObject(json).properties()
							.forEach((guest) -> guests.put(guest.getKey(),
									this.mapper.treeToValue(guest.getValue(), Guest.class)));
					}
					return OpenFields.copy(guests);
				});
	}

	/**
	 * Writes the guest list of a space. The call takes the key in its body, besides the
	 * header.
	 * @param space the space
	 * @param guests the guests by mail address
	 * @param overwrite whether guests who are not named are taken off the list
	 */
	public void setGuestList(SpaceId space, Map<String, Guest> guests, boolean overwrite) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		if (this.apiKey != null) {
			body.put("apiKey", this.apiKey);
		}
		body.put("spaceId", space.onWire());
		body.put("guestlist", guests);
		body.put("overwrite", overwrite);
		this.calls.call("write the guest list of " + space, () -> this.api.setGuestList(json(body)), (answer) -> true);
	}

	/**
	 * Stores an image with Gather. Undocumented by the vendor; its own example sends the
	 * bytes as JavaScript writes a buffer, and so does this.
	 * @param space the space
	 * @param image the content of the image file
	 * @return the address of the image, to be used in objects and maps
	 */
	public URI uploadImage(SpaceId space, byte[] image) {
		int[] data = new int[image.length];
		for (int i = 0; i < image.length; i++) {
			data[i] = Byte.toUnsignedInt(image[i]);
		}
		Map<String, Object> body = Map.of("bytes", Map.of("type", "Buffer", "data", data), "spaceId", space.onWire());
		return this.calls.call("store an image for " + space, () -> this.api.uploadImage(space.onWire(), json(body)),
				(answer) -> URI.create(text(answer)));
	}

	private byte[] json(Object body) {
		return this.mapper.writeValueAsBytes(body);
	}

	private <T> T read(ResponseEntity<byte[]> answer, Class<T> type) {
		return this.mapper.treeToValue(requireObject(this.mapper.readTree(ServerWords.text(answer))), type);
	}

	private <T> List<T> readList(ResponseEntity<byte[]> answer, Class<T> type) {
		JsonNode json = this.mapper.readTree(ServerWords.text(answer));
		if (!json.isArray()) {
			throw new IllegalArgumentException("Not a list");
		}
		return json.valueStream().map((element) -> this.mapper.treeToValue(requireObject(element), type)).toList();
	}

	private static JsonNode requireObject(JsonNode json) {
		if (!json.isObject()) {
			throw new IllegalArgumentException("Not an object");
		}
		return json;
	}

	/**
	 * A text that may come as it is or as a JSON string.
	 */
	private static String text(ResponseEntity<byte[]> answer) {
		String text = ServerWords.text(answer).strip();
		if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
			text = JsonMapper.shared().readValue(text, String.class);
		}
		if (text.isEmpty() || text.startsWith("{") || text.startsWith("<")) {
			throw new IllegalArgumentException("Not a text");
		}
		return text;
	}

}
