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
package io.github.gatherspring.test.autoconfigure;

import java.io.IOException;
import java.util.Set;

import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.autoconfigure.GatherRunner;
import io.github.gatherspring.command.GatherCommand;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.GatherListenerErrorHandler;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Finds the components that a {@link GatherTest @GatherTest} includes.
 */
final class GatherTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<GatherTest> {

	private static final Set<Class<?>> INCLUDED = Set.of(GatherRunner.class, GatherListenerErrorHandler.class,
			GatherClientBuilderCustomizer.class, Converter.class, GenericConverter.class);

	GatherTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return INCLUDED;
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return INCLUDED;
	}

	@Override
	protected boolean defaultInclude(MetadataReader metadata, MetadataReaderFactory readers) throws IOException {
		return super.defaultInclude(metadata, readers) || listens(metadata.getAnnotationMetadata(), readers);
	}

	/* Methods of superclasses listen too, and commands are found as listeners are. */
	private static boolean listens(AnnotationMetadata type, MetadataReaderFactory readers) throws IOException {
		if (type.hasAnnotatedMethods(GatherEventListener.class.getName())
				|| type.hasAnnotatedMethods(GatherCommand.class.getName())) {
			return true;
		}
		String superclass = type.getSuperClassName();
		return superclass != null && !superclass.equals(Object.class.getName())
				&& listens(readers.getMetadataReader(superclass).getAnnotationMetadata(), readers);
	}

}
