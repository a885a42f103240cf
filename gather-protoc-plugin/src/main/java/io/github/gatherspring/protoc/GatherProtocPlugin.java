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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * Entry point that protoc talks to: a request on the standard input, the generated files
 * or one error message on the standard output.
 *
 * @since 0.1.0
 */
public final class GatherProtocPlugin {

	private GatherProtocPlugin() {
	}

	/**
	 * Answers the request on the standard input.
	 * @param args ignored, protoc passes its parameter within the request
	 * @throws IOException if the request cannot be read or the answer cannot be written
	 */
	public static void main(String[] args) throws IOException {
		answer(System.in, System.out);
	}

	static void answer(InputStream in, OutputStream out) throws IOException {
		generate(CodeGeneratorRequest.parseFrom(in)).writeTo(out);
		out.flush();
	}

	static CodeGeneratorResponse generate(CodeGeneratorRequest request) {
		CodeGeneratorResponse.Builder response = CodeGeneratorResponse.newBuilder()
			.setSupportedFeatures(CodeGeneratorResponse.Feature.FEATURE_PROTO3_OPTIONAL_VALUE);
		try {
			PluginOptions options = PluginOptions.parse(request.getParameter());
			Schema schema = Schema.of(request.getProtoFileList());
			if (options.requireComments()) {
				schema.requireComments();
			}
			response.addAllFile(new ActionSources(schema).files());
			response.addAllFile(new MessageTables(schema).files());
			response.addFile(new DocumentationResource(schema).file());
			response.addAllFile(new StateSources(schema).files());
		}
		catch (SchemaException | DescriptorValidationException ex) {
			// Protoc prints this and ends the build; a thrown exception would print a
			// stack trace and hide the sentence.
			response.clearFile().setError(ex.getMessage());
		}
		return response.build();
	}

}
