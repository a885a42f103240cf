import { byId, clock, el, hueOf, offer, seldom } from "./dom.js";
import { post } from "./api.js";
import { face } from "./avatar.js";

const SEVERAL = { GLOBAL_CHAT: "everyone", ROOM_CHAT: "this map", LOCAL_CHAT: "people nearby" };

export function mountChat(store, map, tabs) {
	const lines = byId("chat-lines");
	const to = byId("chat-to");
	const text = byId("chat-text");
	const feedback = byId("chat-feedback");
	const loadedAt = Date.now();

	store.on("reset", () => lines.replaceChildren());
	store.on("chats", (chats) => {
		const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 60;
		for (const chat of chats) {
			lines.append(line(chat));
			if (new Date(chat.at).getTime() > loadedAt - 4000) {
				map.say(chat.fromId, chat.text);
			}
		}
		while (lines.children.length > 200) {
			lines.firstChild.remove();
		}
		if (atEnd) {
			lines.scrollTop = lines.scrollHeight;
		}
		tabs.news("chat");
	});
	const refresh = seldom(1000, recipients);
	store.on("players", (frame) => (frame.players || frame.gone) && refresh());
	tabs.onOpen("chat", () => lines.scrollTop = lines.scrollHeight);

	byId("chat-form").addEventListener("submit", async (event) => {
		event.preventDefault();
		const said = text.value.trim();
		if (!said) {
			return;
		}
		text.value = "";
		tell(store.status?.state === "READY" ? "" : "Sent as soon as the connection is back", false);
		try {
			const answer = await post("/api/chat", { to: to.value, text: said });
			tell(answer.succeeded ? "" : answer.message, !answer.succeeded);
		}
		catch (failure) {
			text.value ||= said;
			tell(failure.message, true);
		}
	});

	function tell(message, bad) {
		feedback.textContent = message;
		feedback.classList.toggle("bad", bad);
	}

	function line(chat) {
		const several = chat.to in SEVERAL;
		return el("li", { className: `${chat.mine ? "mine" : ""} ${several ? "" : "private"}` },
			face(hueOf(chat.fromId)),
			el("p", { className: "who" }, el("b", {}, el("bdi", {}, chat.from || "Somebody")), " to ",
				el("bdi", {}, several ? SEVERAL[chat.to] : chat.to), ` · ${clock(chat.at)}`),
			el("p", { className: "said", dir: "auto" }, chat.text));
	}

	function recipients() {
		const people = [...store.players.values()].filter((player) => !player.me)
			.sort((one, other) => one.name.localeCompare(other.name)).slice(0, 500);
		offer(to, [...Object.entries(SEVERAL), ...people.map((player) => [player.id, player.name])], "GLOBAL_CHAT");
	}

	return {
		writeTo(player) {
			to.value = player.me ? "GLOBAL_CHAT" : player.id;
			tabs.open("chat");
			text.focus();
		}
	};
}
