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

import io.github.gatherspring.client.GatherActionException
import io.github.gatherspring.client.GatherClient
import io.github.gatherspring.simulator.GatherSimulator
import io.github.gatherspring.simulator.test.EnableGatherSimulator
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.awaitility.Awaitility.await
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.test.context.TestConstructor
import java.net.URI
import java.time.Duration
import kotlin.jvm.optionals.getOrNull
import kotlin.time.Duration.Companion.seconds

/**
 * Tests of [BotApplication]: the starter serves an application in Kotlin.
 */
@SpringBootTest(
	classes = [BotApplication::class],
	properties = ["gather.enter.enabled=true", "greeting.text=Hej", "greeting.signature=K"],
)
@EnableGatherSimulator(players = 2)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class KotlinApplicationTests(private val gather: GatherClient, private val diary: Diary) {

	@BeforeEach
	fun hasEntered() {
		assertThat(gather.awaitReady(Duration.ofSeconds(20))).isTrue()
		await().until { gather.space().me().isPresent }
	}

	@Test
	fun `listeners are called with what they ask for`(simulator: GatherSimulator) {
		simulator.player("zoe").joins("Zoe").walksTo(12, 9).says("hi all")
		await().untilAsserted {
			assertThat(diary.entries).contains("Zoe: hi all").anyMatch { it.startsWith("zoe in office-main at ") }
			assertThat(simulator.received("chat").map { it.action().chat.contents }).contains("Hej, Zoe - K")
		}
	}

	@Test
	fun `an action is awaited and answers within a coroutine`(simulator: GatherSimulator) = runBlocking {
		withTimeout(20.seconds) {
			gather.setTextStatus("in a coroutine").await()
			listOf("🚀", "🌙").map { emoji -> async { gather.setEmojiStatus(emoji).await() } }.awaitAll()
		}
		val me = checkNotNull(gather.userId())
		assertThat(simulator.space().player(me).getOrNull()?.textStatus()).isEqualTo("in a coroutine")
		assertThat(simulator.received("setEmojiStatus")).hasSize(2)
		Unit
	}

	@Test
	fun `a refusal is thrown as it is, not wrapped`() {
		val refused = assertThrows<GatherActionException> {
			runBlocking { gather.teleport("no such map", 1, 1).await() }
		}
		assertThat(refused.action()).isEqualTo("teleport")
		assertThat(refused.reason()).isNotEmpty()
	}

	@Test
	fun `a condition names the parameters as Kotlin does`(simulator: GatherSimulator) {
		simulator.player("max").joins("Max").says("!move")
		await().untilAsserted {
			assertThat(simulator.received("chat").map { it.action().chat.contents }).anyMatch { it.startsWith("teleport: ") }
		}
	}

	@Test
	fun `the space reads as Kotlin`() {
		val space = gather.space()
		val me = checkNotNull(space.me().getOrNull())
		val map = checkNotNull(space.map(me.mapId()).getOrNull())
		assertThat(space.players().associateBy { it.id() }).containsKey(me.id())
		assertThat(map.isImpassable(me.x(), me.y())).isFalse()
		assertThat(space.player("nobody").getOrNull()?.name()).isNull()
	}

	@Test
	fun `the builder reads as Kotlin`(simulator: GatherSimulator) {
		val actions = GatherClient.builder()
			.name("plain")
			.apiKey(simulator.apiKey())
			.spaceId(simulator.spaceId())
			.apiBaseUrl(URI.create(simulator.apiBaseUrl()))
			.build()
			.use { client ->
				client.start()
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue()
				client.actions().map { it.name() }
			}
		assertThat(actions).contains("setTextStatus")
	}

}
