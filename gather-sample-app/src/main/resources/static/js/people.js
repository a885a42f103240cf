import { byId, duration, el, pictured } from "./dom.js";

const MOST_ROWS = 300;

/** The table of people: what the map shows, for those who cannot see it. */
export function mountPeople(store, map, chat, tabs) {
	const rows = new Map();
	const body = byId("people-rows");
	const search = byId("people-search");

	search.addEventListener("input", draw);
	tabs.onOpen("people", draw);
	setInterval(() => tabs.isOpen("people") && draw(), 500);
	store.on("players", () => byId("figure-people").textContent = store.players.size);
	store.on("reset", () => {
		rows.clear();
		body.replaceChildren();
	});

	function draw() {
		const wanted = search.value.trim().toLowerCase();
		const found = [...store.players.values()]
			.filter((player) => `${player.name} ${store.mapName(player.map)} ${status(player)}`.toLowerCase().includes(wanted))
			.sort((one, other) => one.name.localeCompare(other.name));
		const shown = found.slice(0, MOST_ROWS);
		for (const [n, row] of rows) {
			if (!shown.some((player) => player.n === n)) {
				row.remove();
				rows.delete(n);
			}
		}
		shown.forEach((player, i) => {
			const row = rows.get(player.n) ?? create(player);
			update(row, player);
			if (body.children[i] !== row) {
				body.insertBefore(row, body.children[i] ?? null);
			}
		});
		byId("people-count").textContent = wanted || found.length > MOST_ROWS
			? `${shown.length} of ${store.players.size} people` : "";
		byId("people-empty").hidden = shown.length > 0;
		byId("people-empty").textContent = wanted ? "Nobody matches." : "Nobody is here.";
	}

	function create(player) {
		const name = el("button", { type: "button", dir: "auto", title: "Show on the map and write to",
			onclick: () => {
				map.follow(player.n);
				chat.writeTo(store.players.get(player.n) ?? player);
			} });
		const row = el("tr", { dataset: { player: player.id } }, el("td", { className: "name" }, name),
			el("td", {}, el("span"), el("small")), el("td", {}, el("p", { dir: "auto" })), el("td"));
		rows.set(player.n, row);
		return row;
	}

	function update(row, player) {
		const [name, where, state, since] = row.children;
		set(name.firstChild, player.name || "Nameless");
		name.classList.toggle("me", player.me);
		set(where.firstChild, store.mapName(player.map));
		set(where.lastChild, `${player.x}, ${player.y}`);
		set(state.firstChild, status(player));
		state.firstChild.title = player.text;
		set(since, player.since ? duration((Date.now() - new Date(player.since)) / 1000) : "");
	}

	function set(element, text) {
		if (element.textContent !== text) {
			element.textContent = text;
		}
	}

	function status(player) {
		return [pictured(player.emoji), player.text, player.away ? "away" : "", player.availability === "Available" ? "" : player.availability]
			.filter(Boolean).join(" ");
	}
}
