import { byId } from "./dom.js";
import { post } from "./api.js";

const KEYS = {
	ArrowUp: "Up", ArrowDown: "Down", ArrowLeft: "Left", ArrowRight: "Right", w: "Up", s: "Down", a: "Left", d: "Right"
};

/** Walks the bot. A key that is held sends the next step once the server has answered the one before. */
export function mountDrive(store, map) {
	const canvas = byId("map");
	let held = null;
	let walking = false;

	canvas.addEventListener("keydown", (event) => {
		const direction = KEYS[event.key];
		if (direction && !event.ctrlKey && !event.metaKey && !event.altKey) {
			event.preventDefault();
			held = direction;
			walk();
		}
	});
	canvas.addEventListener("keyup", (event) => {
		if (KEYS[event.key] === held) {
			held = null;
		}
	});
	canvas.addEventListener("blur", () => held = null);
	for (const button of document.querySelectorAll("[data-step]")) {
		button.addEventListener("pointerdown", () => {
			held = button.dataset.step;
			walk();
		});
		for (const end of ["pointerup", "pointerleave", "pointercancel"]) {
			button.addEventListener(end, () => held = null);
		}
		button.addEventListener("keydown", (event) => {
			if (event.key === "Enter" || event.key === " ") {
				step(button.dataset.step);
			}
		});
	}
	map.onTile(async (mapId, x, y) => {
		try {
			const answer = await post("/api/drive/teleport", { map: mapId, x, y });
			map.notice(answer.succeeded ? "" : answer.message);
		}
		catch (failure) {
			map.notice(failure.message);
		}
	});

	async function walk() {
		if (walking) {
			return;
		}
		walking = true;
		try {
			do {
				const started = performance.now();
				await step(held);
				await new Promise((done) => setTimeout(done, Math.max(0, 140 - (performance.now() - started))));
			} while (held);
		}
		finally {
			walking = false;
		}
	}

	async function step(direction) {
		try {
			const answer = await post("/api/drive/step", { direction });
			map.notice(answer.succeeded ? "" : answer.message);
		}
		catch (failure) {
			held = null;
			map.notice(failure.message);
		}
	}
}
