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

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The endpoints as they are. Bodies stay bytes here: the server decides from call to call
 * whether it answers JSON or plain text, and says which.
 */
interface GatherHttpApi {

	@GetExchange("/api/v2/spaces/{space}/game-server-assignment")
	ResponseEntity<byte[]> gameServer(@PathVariable String space);

	@PostExchange(url = "/api/v2/spaces", contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> createSpace(@RequestBody byte[] body);

	@GetExchange("/api/v2/spaces/{space}")
	ResponseEntity<byte[]> space(@PathVariable String space);

	@GetExchange("/api/v2/spaces/{space}/maps")
	ResponseEntity<byte[]> maps(@PathVariable String space);

	@GetExchange("/api/v2/spaces/{space}/maps/{map}?useV2Map=true")
	ResponseEntity<byte[]> map(@PathVariable String space, @PathVariable String map);

	@PostExchange(url = "/api/v2/spaces/{space}/maps/{map}?useV2Map=true",
			contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> setMap(@PathVariable String space, @PathVariable String map, @RequestBody byte[] body);

	@GetExchange("/api/v2/spaces/{space}/users")
	ResponseEntity<byte[]> users(@PathVariable String space);

	@GetExchange("/api/v2/spaces/{space}/users/{user}")
	ResponseEntity<byte[]> user(@PathVariable String space, @PathVariable String user);

	@PutExchange(url = "/api/v2/spaces/{space}/users/{user}/roles", contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> setRoles(@PathVariable String space, @PathVariable String user, @RequestBody byte[] body);

	@GetExchange("/api/v2/user-id")
	ResponseEntity<byte[]> userId(@RequestParam String email);

	@GetExchange("/api/v2/users/me/spaces")
	ResponseEntity<byte[]> mySpaces(@RequestParam(required = false) @Nullable String role);

	@PostExchange(url = "/api/v2/spaces/{space}/spawn-tokens", contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> createSpawnToken(@PathVariable String space, @RequestBody byte[] body);

	@GetExchange("/api/getEmailGuestlist")
	ResponseEntity<byte[]> guestList(@RequestParam String spaceId,
			@RequestParam(required = false) @Nullable String apiKey);

	@PostExchange(url = "/api/setEmailGuestlist", contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> setGuestList(@RequestBody byte[] body);

	@PostExchange(url = "/api/v2/spaces/{space}/uploadImage", contentType = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> uploadImage(@PathVariable String space, @RequestBody byte[] body);

}
