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

package io.github.gatherspring.protoc;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * The generated sources that say what events mean for the state, and actions for how the
 * avatar enters.
 */
final class StateSources {

	static final String PACKAGE = "io.github.gatherspring.proto.state";

	private final Schema schema;

	StateSources(Schema schema) {
		this.schema = schema;
	}

	List<CodeGeneratorResponse.File> files() {
		PlayerFields fields = new PlayerFields(this.schema);
		List<CodeGeneratorResponse.File> files = new ArrayList<>();
		files.add(new EventTable(this.schema, fields).file());
		files.addAll(new PlayerSources(this.schema, fields).files());
		files.add(new EnteringTable(this.schema).file());
		return files;
	}

	static CodeGeneratorResponse.File file(String name, Imports imports, SourceWriter body) {
		SourceWriter source = new SourceWriter();
		source.line("package %s;".formatted(PACKAGE));
		source.blank();
		imports.sorted().forEach((type) -> source.line("import %s;".formatted(type)));
		source.blank();
		return CodeGeneratorResponse.File.newBuilder()
			.setName(PACKAGE.replace('.', '/') + "/" + name + ".java")
			.setContent(source + body.toString())
			.build();
	}

}
