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

package io.github.gatherspring.proto.action;

import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.GenericDescriptor;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.SchemaFiles;
import io.github.gatherspring.proto.SetTextStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaDocumentation}.
 */
class SchemaDocumentationTests {

	@Test
	void everyMessageFieldAndConstantIsDescribed() {
		List<GenericDescriptor> all = Stream
			.of(SchemaFiles.messages(), SchemaFiles.messages().flatMap((message) -> message.getFields().stream()),
					SchemaFiles.enums(), SchemaFiles.enums().flatMap((type) -> type.getValues().stream()))
			.<GenericDescriptor>flatMap((elements) -> elements)
			.toList();
		assertThat(all).hasSizeGreaterThan(1200);
		assertThat(all).allSatisfy((element) -> assertThat(SchemaDocumentation.of(element)).as(element.getFullName())
			.hasSizeGreaterThan(3)
			.doesNotContain("@@", "TODO"));
	}

	@Test
	void everyFileIsDescribed() {
		assertThat(SchemaFiles.all()).hasSizeGreaterThan(10)
			.allSatisfy((file) -> assertThat(SchemaDocumentation.of(file)).as(file.getName()).isNotBlank());
	}

	@Test
	void constantsOfTheSameNameInTwoEnumsKeepTheirOwnComments() {
		assertThat(SchemaDocumentation.of(MoveDirectionEnum.ENUM.getDescriptor().findValueByName("Dance")))
			.isNotBlank();
	}

	@Test
	void theSummaryIsTheFirstSentenceInOneLine() {
		assertThat(SchemaDocumentation.summaryOf(SetTextStatus.getDescriptor())).endsWith(".")
			.doesNotContain("\n")
			.doesNotContain(". ");
	}

	@Test
	void theSummariesOfAllActionsAreOneLine() {
		assertThat(ClientServerAction.getDescriptor().getFields())
			.allSatisfy((field) -> assertThat(SchemaDocumentation.summaryOf(field)).isNotBlank().doesNotContain("\n"));
	}

	@Test
	void whatIsNotOfThisSchemaHasNoDocumentation() {
		assertThat(SchemaDocumentation.of(com.google.protobuf.Any.getDescriptor())).isEmpty();
		assertThat(SchemaDocumentation.summaryOf(com.google.protobuf.Any.getDescriptor())).isEmpty();
	}

}
