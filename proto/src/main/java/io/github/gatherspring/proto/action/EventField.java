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

import com.google.protobuf.Descriptors.FieldDescriptor;

/**
 * One field of an event, as the schema declares it.
 *
 * @param name the name on the wire, in lowerCamelCase
 * @param snakeCaseName the name as the reference client spells it
 * @param type the type as the schema writes it, such as {@code uint32},
 * {@code map<string,bool>} or {@code DBOutfit}; of a repeated field, the type of one
 * element
 * @param optional whether the server may leave it out, which differs from a default
 * @param repeated whether it holds any number of values; {@code false} for a map
 * @param map whether it is a map
 * @param documentation the description, plain text
 * @param deprecated whether only older servers send it
 * @param experimental whether Gather may change or withdraw it without notice
 * @since 0.1.0
 */
public record EventField(String name, String snakeCaseName, String type, boolean optional, boolean repeated,
		boolean map, String documentation, boolean deprecated, boolean experimental) {

	static EventField of(FieldDescriptor field) {
		return new EventField(field.getName(), ProtocolNames.snakeCase(field.getName()), SchemaTypes.name(field),
				SchemaTypes.isOptional(field), field.isRepeated() && !field.isMapField(), field.isMapField(),
				SchemaTypes.documentation(field), SchemaTypes.isDeprecated(field), SchemaTypes.isExperimental(field));
	}

}
