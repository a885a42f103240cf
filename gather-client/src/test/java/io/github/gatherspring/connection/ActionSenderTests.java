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

package io.github.gatherspring.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.MoveDirectionEnum;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One session's way out.
 */
class ActionSenderTests {

	private final Tasks tasks = new Tasks();

	private final ConnectionParts parts = Rig.parts(ReconnectSettings.DEFAULT, new QuietHandler());

	private final Run run = Rig.run(this.parts, new ManualTime(), this.tasks);

	private final ActionSender sender = new ActionSender(this.run, this.parts.traffic(),
			new FrameLog(this.parts.words()));

	private final List<ClientServerAction> sent = new ArrayList<>();

	private void open() {
		this.sender.open(new SentActions(this.sent), (reason) -> {
		});
	}

	private PendingAction pending(ClientServerAction action) {
		return new PendingAction(action, new Rig.End(), Long.MAX_VALUE, Duration.ZERO, 1);
	}

	private static ProtocolAction awaited() {
		return new ProtocolAction() {

			@Override
			public void succeeded() {
				// Nobody looks.
			}

			@Override
			public void refused(String reason) {
				// Nobody looks.
			}

		};
	}

	private int move(int inputId) {
		ClientServerAction move = ClientServerAction.newBuilder()
			.setMove(Move.newBuilder().setDir(MoveDirectionEnum.ENUM.Left).setInputId(inputId))
			.build();
		FrameWriter writer = this.sender.enqueue(pending(move));
		if (writer != null) {
			writer.write();
		}
		this.tasks.runAll();
		return this.sent.get(this.sent.size() - 1).getMove().getInputId();
	}

	@Test
	void movesAreNumberedFromOneAndGoOnAfterANumberThatWasGiven() {
		open();
		assertThat(move(0)).isEqualTo(1);
		assertThat(move(0)).isEqualTo(2);
		assertThat(move(40)).isEqualTo(40);
		assertThat(move(0)).isEqualTo(41);
		assertThat(move(7)).isEqualTo(7);
		assertThat(move(0)).isEqualTo(42);
	}

	@Test
	void withoutASocketNothingIsSentAndNothingIsAwaited() {
		this.sender.send(Rig.setName("n"), awaited());
		assertThat(this.sent).isEmpty();
		assertThat(this.sender.transactions().count()).isZero();
		assertThat(this.sender.isFull()).isFalse();
		assertThat(this.sender.isStuck(Long.MAX_VALUE)).isFalse();
	}

	@Test
	void onlyTheLastHeartbeatIsAwaited() {
		open();
		ClientServerAction heartbeat = ClientServerAction.newBuilder()
			.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance())
			.build();
		for (int i = 0; i < 100; i++) {
			this.sender.sendHeartbeat(heartbeat, awaited());
		}
		this.tasks.runAll();
		assertThat(this.sent).hasSize(100);
		assertThat(this.sender.answered(this.sent.get(0).getTxnId())).isNull();
		assertThat(this.sender.answered(this.sent.get(99).getTxnId())).isNotNull();
	}

	@Test
	void anAnswerBelongsToOneActionOnce() {
		open();
		PendingAction action = pending(Rig.setName("n"));
		Objects.requireNonNull(this.sender.enqueue(action)).write();
		this.tasks.runAll();
		int txnId = this.sent.get(0).getTxnId();
		assertThat(this.sender.answered(txnId + 1)).isNull();
		assertThat(this.sender.answered(txnId)).isSameAs(action);
		assertThat(this.sender.answered(txnId)).isNull();
	}

	@Test
	void whatHadNoAnswerIsTakenBackInOrder() {
		open();
		PendingAction first = pending(Rig.setName("first"));
		PendingAction second = new PendingAction(Rig.setName("second"), new Rig.End(), Long.MAX_VALUE, Duration.ZERO,
				2);
		this.sender.enqueue(first);
		this.sender.enqueue(second);
		assertThat(this.sender.takeBack()).containsExactly(first, second);
	}

}
