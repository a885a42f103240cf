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

package io.github.gatherspring.sample.control;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every action of the protocol by name. The client knows the schema, so that no list of
 * actions is needed here.
 */
@RestController
@RequestMapping("/api/actions")
class ActionsController {

	private final GatherClient gather;

	ActionsController(GatherClient gather) {
		this.gather = gather;
	}

	@GetMapping
	List<ActionForm> actions() {
		return this.gather.actions().stream().map(ActionForm::of).toList();
	}

	@PostMapping("/{name}")
	CompletableFuture<Answer> send(@PathVariable String name, @RequestBody Map<String, Object> arguments) {
		return Answer.to(this.gather.send(name, arguments));
	}

}
