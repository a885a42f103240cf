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

import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer
import io.github.gatherspring.autoconfigure.GatherRunner
import io.github.gatherspring.client.GatherActionException
import io.github.gatherspring.client.GatherClient
import io.github.gatherspring.event.GatherEvent
import io.github.gatherspring.listener.GatherEventListener
import io.github.gatherspring.proto.PlayerChats
import io.github.gatherspring.proto.PlayerMoves
import io.github.gatherspring.space.GameMap
import io.github.gatherspring.space.Player
import io.github.gatherspring.space.SpaceChange.PlayerArrived
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import org.springframework.boot.SpringBootConfiguration
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.context.properties.EnableConfigurationProperties
import org.springframework.context.annotation.Bean
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList

/**
 * A bot as one writes it in Kotlin.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(GreetingProperties::class)
class BotApplication {

	@Bean
	fun greeter(gather: GatherClient, greeting: GreetingProperties) = Greeter(gather, greeting)

	@Bean
	fun diary() = Diary()

	@Bean
	fun patience() = GatherClientBuilderCustomizer { builder -> builder.actionTimeout(Duration.ofSeconds(20)) }

	@Bean
	fun status() = GatherRunner { client, _ -> runBlocking { client.setTextStatus("brought up by Kotlin").await() } }

}

@ConfigurationProperties("greeting")
data class GreetingProperties(val text: String = "Welcome", val signature: String? = null)

class Greeter(private val gather: GatherClient, private val greeting: GreetingProperties) {

	@GatherEventListener
	fun welcome(arrived: PlayerArrived) {
		val name = arrived.player().name()
		gather.chatTo(arrived.player(), listOfNotNull("${greeting.text}, $name", greeting.signature).joinToString(" - "))
	}

	/** The names of a condition are those of the parameters, which Spring reads as Kotlin wrote them. */
	@GatherEventListener(condition = "#chat.contents.startsWith('!move')")
	fun move(chat: PlayerChats, sender: Player?) = runBlocking {
		val answer = try {
			gather.teleport(checkNotNull(sender).mapId(), 100_000, 100_000).await()
			"moved"
		}
		catch (refused: GatherActionException) {
			"${refused.action()}: ${refused.reason()}"
		}
		gather.chatTo(chat.senderId, answer).await()
		Unit
	}

}

/** What came, in the shapes in which a listener can ask for it. */
class Diary {

	val entries = CopyOnWriteArrayList<String>()

	@GatherEventListener
	fun moved(moves: PlayerMoves, player: Player?, map: GameMap?) {
		entries += "${player?.id()} in ${map?.id() ?: "no map"} at ${moves.x}"
	}

	@GatherEventListener
	fun said(event: GatherEvent<PlayerChats>) {
		entries += "${event.player()?.name() ?: "somebody"}: ${event.event().contents}"
	}

}
