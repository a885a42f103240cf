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

package io.github.gatherspring.kotlin

import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.createDirectory
import kotlin.io.path.exists
import kotlin.io.path.writeText

/**
 * Tests of what Kotlin's compiler makes of the API's null annotations: a value that can be absent has a `?` and what may not has
 * none.
 */
class NullSafetyTests {

	@TempDir
	private lateinit var directory: Path

	@Test
	fun `what may be absent is asked for and what may not is not`() {
		val (exit, messages) = compile(
			"""
			fun user(gather: GatherClient): String = gather.userId() ?: "nobody yet"
			fun space(gather: GatherClient): String = gather.spaceId()
			fun name(event: GatherEvent<PlayerChats>): String? = event.player()?.name()
			fun contents(event: GatherEvent<PlayerChats>): String = event.event().contents
			fun host(gather: GatherClient): String? = gather.serverUrl()?.host
			fun names(gather: GatherClient): List<String> = gather.space().players().map { it.name() }
			fun key(details: GatherConnectionDetails): Int = details.apiKey?.length ?: 0
			""",
		)
		assertThat(messages).isEmpty()
		assertThat(exit).isEqualTo(ExitCode.OK)
	}

	@Test
	fun `what ignores them does not compile`() {
		val mistakes = listOf(
			"fun user(gather: GatherClient): String = gather.userId()",
			"fun name(event: GatherEvent<PlayerChats>): String = event.player().name()",
			"fun host(gather: GatherClient): String = gather.serverUrl().host",
			"fun status(gather: GatherClient) = gather.setTextStatus(null)",
			"fun chat(gather: GatherClient) = gather.chatTo(\"ada\", null)",
			"fun space(gather: GatherClient): Any = gather.space().player(null)",
			"fun key(details: GatherConnectionDetails): Int = details.apiKey.length",
			"""
			class Details(val key: String) : GatherConnectionDetails {
				override fun getApiKey(): String? = key
				override fun getSpaceId(): String? = "id/name"
				override fun getApiBaseUrl(): java.net.URI? = null
			}
			""",
			"fun builder() = GatherClient.builder().name(null)",
		)
		val (exit, messages) = compile(*mistakes.toTypedArray())
		assertThat(exit).isEqualTo(ExitCode.COMPILATION_ERROR)
		mistakes.forEachIndexed { number, mistake ->
			assertThat(messages.lines()).`as`(mistake).anyMatch { it.contains("Program$number.kt") && it.contains("error:") }
		}
	}

	private fun compile(vararg programs: String): Pair<ExitCode, String> {
		programs.forEachIndexed { number, program ->
			directory.resolve("Program$number.kt").writeText(
				"""
				package program$number
				import io.github.gatherspring.autoconfigure.GatherConnectionDetails
				import io.github.gatherspring.client.GatherClient
				import io.github.gatherspring.event.GatherEvent
				import io.github.gatherspring.proto.PlayerChats
				$program
				""".trimIndent(),
			)
		}
		val messages = ByteArrayOutputStream()
		val exit = K2JVMCompiler().exec(
			PrintStream(messages, true, Charsets.UTF_8),
			"-no-stdlib", "-no-reflect", "-nowarn", "-Xjspecify-annotations=strict",
			"-classpath", classPath(),
			"-d", directory.resolve("classes").createDirectory().toString(),
			directory.toString(),
		)
		return exit to messages.toString(Charsets.UTF_8)
	}

	private fun classPath() =
		System.getProperty("java.class.path").split(File.pathSeparator).filter { Path.of(it).exists() }
			.joinToString(File.pathSeparator)

}
