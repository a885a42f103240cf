import { pictured } from "./dom.js";
import { themed } from "./floor.js";

// Names and speech bubbles. Text is slow to draw, so each name is drawn once and then copied.

const FONT = 'Inter, "Segoe UI", system-ui, sans-serif, "Noto Color Emoji"';
const BUBBLE_MILLIS = 6500;
const WIDEST = 190;
const MOST_LINES = 4;
/** More at a time could not be read. */
const MOST_BUBBLES = 12;

const names = new Map();
document.addEventListener("themechange", () => names.clear());

export function drawName(pen, player, x, y, ratio) {
	const busy = player.away || (player.availability && player.availability !== "Available");
	const key = `${player.name}|${player.emoji}|${player.me}|${busy}|${ratio}`;
	let image = names.get(key);
	if (!image) {
		if (names.size > 3000) {
			names.clear();
		}
		image = nameImage(player, busy, ratio);
		names.set(key, image);
	}
	pen.drawImage(image, x - image.width / ratio / 2, y, image.width / ratio, image.height / ratio);
}

function nameImage(player, busy, ratio) {
	const image = document.createElement("canvas");
	const text = (player.emoji ? pictured(player.emoji) + " " : "") + short(player.name || "Nameless", 22);
	let pen = image.getContext("2d");
	pen.font = `600 11.5px ${FONT}`;
	const width = Math.ceil(pen.measureText(text).width) + 24;
	image.width = width * ratio;
	image.height = 18 * ratio;
	pen = image.getContext("2d");
	pen.scale(ratio, ratio);
	pen.font = `600 11.5px ${FONT}`;
	pen.fillStyle = themed("--label-bg");
	pen.beginPath();
	pen.roundRect(.75, .75, width - 1.5, 16.5, 8.25);
	pen.fill();
	if (player.me) {
		pen.strokeStyle = themed("--accent");
		pen.lineWidth = 1.5;
		pen.stroke();
	}
	pen.fillStyle = player.away ? themed("--muted") : busy ? themed("--bad") : themed("--live");
	pen.beginPath();
	pen.arc(10, 9, 3, 0, 7);
	pen.fill();
	pen.fillStyle = player.me ? themed("--accent") : themed("--label-text");
	pen.fillText(text, 17, 13);
	return image;
}

export class Bubbles {

	#said = new Map();

	say(id, text, now) {
		this.#said.set(id, { text, until: now + BUBBLE_MILLIS, lines: null });
	}

	/** Those of the players who say something, whoever spoke last in front. */
	speaking(players, now) {
		this.#said.forEach((bubble, id) => now > bubble.until && this.#said.delete(id));
		return players.filter((player) => this.#said.has(player.id))
			.sort((one, other) => this.#said.get(one.id).until - this.#said.get(other.id).until).slice(-MOST_BUBBLES);
	}

	/** Draws what a player says within the width of the window. */
	draw(pen, player, x, y, now, limit) {
		const bubble = this.#said.get(player.id);
		pen.font = `500 12.5px ${FONT}`;
		bubble.lines ??= wrap(pen, bubble.text);
		const width = Math.max(...bubble.lines.map((line) => pen.measureText(line).width)) + 20;
		const height = bubble.lines.length * 16 + 11;
		const left = Math.max(8, Math.min(limit - width - 8, x - width / 2));
		const top = Math.max(8, y - height - 7);
		pen.globalAlpha = Math.min(1, (bubble.until - now) / 500, (now - bubble.until + BUBBLE_MILLIS) / 120 + .1);
		pen.fillStyle = player.me ? themed("--bubble-mine") : themed("--bubble");
		pen.strokeStyle = themed("--line");
		pen.lineWidth = 1;
		pen.beginPath();
		pen.roundRect(left, top, width, height, 9);
		const tip = Math.max(left + 14, Math.min(left + width - 14, x));
		pen.moveTo(tip - 6, top + height);
		pen.lineTo(tip, top + height + 6);
		pen.lineTo(tip + 6, top + height);
		pen.fill();
		pen.stroke();
		pen.fillRect(tip - 5.5, top + height - 1.5, 11, 2);
		pen.fillStyle = themed("--text");
		bubble.lines.forEach((line, i) => pen.fillText(line, left + 10, top + 18 + i * 16));
		pen.globalAlpha = 1;
	}
}

function wrap(pen, text) {
	const lines = [""];
	for (const word of short(text, 110).split(/\s+/)) {
		const longer = `${lines.at(-1)} ${word}`.trim();
		if (pen.measureText(longer).width <= WIDEST) {
			lines[lines.length - 1] = longer;
			continue;
		}
		if (lines.at(-1) !== "") {
			lines.push("");
		}
		for (const letter of word) {
			if (pen.measureText(lines.at(-1) + letter).width > WIDEST) {
				lines.push("");
			}
			lines[lines.length - 1] += letter;
		}
	}
	return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), lines[MOST_LINES - 1] + "…"];
}

const short = (text, length) => {
	const letters = [...text];
	return letters.length <= length ? text : letters.slice(0, length - 1).join("") + "…";
};
