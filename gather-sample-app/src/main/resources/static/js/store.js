// What the page knows. Frames of the stream change it, and whoever is concerned is told.

export class Store extends EventTarget {

	players = new Map();
	maps = [];
	status = null;
	traffic = null;

	/** Listens for one part of the frames: players, maps, status, traffic, history, chats, events, counts. */
	on(part, listener) {
		this.addEventListener(part, (event) => listener(event.detail));
	}

	tell(part, detail) {
		this.dispatchEvent(new CustomEvent(part, { detail }));
	}

	/** A new stream begins with everything, so what was known before goes. */
	reset() {
		this.players.clear();
		this.maps = [];
		this.tell("reset");
	}

	apply(frame) {
		for (const view of frame.players ?? []) {
			const known = this.players.get(view.n) ?? { x: 0, y: 0, direction: 1 };
			this.players.set(view.n, Object.assign(known, { text: "", emoji: "", availability: "", away: false, me: false, since: null }, view));
		}
		const moves = frame.moves ?? [];
		for (let i = 0; i < moves.length; i += 4) {
			const player = this.players.get(moves[i]);
			if (player) {
				player.x = moves[i + 1];
				player.y = moves[i + 2];
				player.direction = moves[i + 3];
			}
		}
		for (const n of frame.gone ?? []) {
			this.players.delete(n);
		}
		if (frame.maps) {
			this.maps = frame.maps;
		}
		if (frame.status) {
			this.status = frame.status;
		}
		if (frame.traffic) {
			this.traffic = frame.traffic;
		}
		if (frame.players || frame.gone || frame.moves) {
			this.tell("players", frame);
		}
		for (const part of ["maps", "status", "traffic", "history", "chats", "events", "counts"]) {
			if (frame[part]) {
				this.tell(part, frame[part]);
			}
		}
	}

	get me() {
		return [...this.players.values()].find((player) => player.me);
	}

	mapName(id) {
		return this.maps.find((map) => map.id === id)?.name || id;
	}

}
