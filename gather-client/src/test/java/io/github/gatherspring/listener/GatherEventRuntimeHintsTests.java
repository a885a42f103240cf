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

package io.github.gatherspring.listener;

import java.io.IOException;
import java.lang.reflect.Method;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherEventRuntimeHints} and for the hints of listener methods.
 */
class GatherEventRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void everyMessageOfEventsAndActionsCanBeReadByReflection() {
		new GatherEventRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		for (var field : ServerClientEvent.getDescriptor().getFields()) {
			Class<?> type = ServerClientEvent.getDefaultInstance().getField(field).getClass();
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(field.getName()).accepts(this.hints);
		}
		for (var field : ClientServerAction.getDescriptor().getFields()) {
			if (field.getJavaType() == com.google.protobuf.Descriptors.FieldDescriptor.JavaType.MESSAGE) {
				Class<?> type = ClientServerAction.getDefaultInstance().getField(field).getClass();
				assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(field.getName()).accepts(this.hints);
			}
		}
		assertThat(RuntimeHintsPredicates.reflection().onType(PlayerChats.Builder.class)).accepts(this.hints);
	}

	@Test
	void whatConditionsSpeakOfCanBeReadByReflection() {
		new GatherEventRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection().onType(Player.class)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(SpaceChange.PlayerArrived.class)).accepts(this.hints);
	}

	@Test
	void theDocumentationOfTheActionsIsAResource() {
		new GatherEventRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/gatherspring/proto/action/schema-documentation.properties")).accepts(this.hints);
	}

	@Test
	void theHintsAreRegistered() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(org.springframework.aot.hint.RuntimeHintsRegistrar.class))
			.hasAtLeastOneElementOfType(GatherEventRuntimeHints.class);
	}

	@Test
	void listenerMethodsCanBeCalledByReflection() throws NoSuchMethodException, IOException {
		GenericApplicationContext context = new GenericApplicationContext();
		AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
		context.registerBean(ChatListener.class);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Application")), new InMemoryGeneratedFiles());
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		Method method = ChatListener.class.getDeclaredMethod("on", PlayerChats.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method))
			.accepts(generation.getRuntimeHints());
	}

	static class ChatListener {

		@GatherEventListener
		void on(PlayerChats chat) {
		}

	}

}
