// Little people, drawn once for each colour, direction and step, and copied from then on.

const SKIN = ["#f2c9a1", "#d9a273", "#a86f45", "#7a4a2d", "#f6d7bd"];
const HAIR = ["#3b2d29", "#5b3a24", "#a8642a", "#d9b25c", "#9b4a3a", "#9aa0ae"];

export const FACING = ["down", "down", "down", "up", "up", "left", "left", "right", "right", "down", "down", "down", "down"];

const sprites = new Map();

/** A sprite of 32 by 44 units at a scale. */
export function sprite(hue, facing, step, scale) {
	const key = `${hue},${facing},${step},${scale}`;
	let image = sprites.get(key);
	if (!image) {
		if (sprites.size > 4000) {
			sprites.clear();
		}
		image = document.createElement("canvas");
		image.width = Math.ceil(32 * scale);
		image.height = Math.ceil(44 * scale);
		const pen = image.getContext("2d");
		pen.scale(scale, scale);
		draw(pen, hue, facing, step);
		sprites.set(key, image);
	}
	return image;
}

/** A portrait for the chat. */
export function face(hue) {
	const image = document.createElement("canvas");
	image.className = "face";
	image.width = image.height = 56;
	image.setAttribute("aria-hidden", "true");
	const pen = image.getContext("2d");
	pen.fillStyle = `hsl(${hue} 45% 78%)`;
	pen.fillRect(0, 0, 56, 56);
	pen.scale(2.3, 2.3);
	pen.translate(-3.8, -2.4);
	draw(pen, hue, "down", 0);
	return image;
}

function draw(pen, hue, facing, step) {
	const skin = SKIN[hue % SKIN.length];
	const hair = HAIR[hue % HAIR.length];
	const shirt = `hsl(${hue} 62% 55%)`;
	const shade = `hsl(${hue} 60% 42%)`;
	const swing = step === 1 ? 2.2 : step === 2 ? -2.2 : 0;

	pen.fillStyle = "rgb(0 0 0 / .22)";
	ellipse(pen, 16, 40.5, 9.5, 3);
	pen.fillStyle = "#555c86";
	rounded(pen, 10.5, 31, 4.8, 9 - Math.max(0, swing), 2.2);
	rounded(pen, 16.7, 31, 4.8, 9 + Math.min(0, swing), 2.2);
	pen.fillStyle = shade;
	if (facing !== "right") {
		rounded(pen, 6, 21.5 + swing * .5, 4.6, 10, 2.3);
	}
	if (facing !== "left") {
		rounded(pen, 21.4, 21.5 - swing * .5, 4.6, 10, 2.3);
	}
	pen.fillStyle = shirt;
	rounded(pen, 8.5, 19.5, 15, 14.5, 6);

	pen.fillStyle = skin;
	ellipse(pen, 16, 13, 9, 9);
	pen.fillStyle = hair;
	pen.beginPath();
	if (facing === "up") {
		pen.ellipse(16, 12, 9.3, 9.6, 0, 0, Math.PI * 2);
	}
	else {
		const lean = facing === "left" ? 2.5 : facing === "right" ? -2.5 : 0;
		pen.ellipse(16, 10.8, 9.4, 8, 0, Math.PI * .98, Math.PI * 2.02);
		pen.quadraticCurveTo(16 + lean, 7, 6.6, 10.8);
	}
	pen.fill();
	if (facing === "left" || facing === "right") {
		// The side of the head that looks away.
		pen.save();
		pen.beginPath();
		pen.ellipse(16, 12, 9.4, 9.2, 0, 0, Math.PI * 2);
		pen.clip();
		rounded(pen, facing === "left" ? 17.5 : 4.5, 6, 10, 9.5, 2.5);
		pen.restore();
	}
	if (facing !== "up") {
		const look = facing === "left" ? -3.6 : facing === "right" ? 3.6 : 0;
		pen.fillStyle = "#26222c";
		for (const side of look === 0 ? [-3.2, 3.2] : [-1.7, 1.9]) {
			ellipse(pen, 16 + look + side, 14, 1.25, 1.7);
		}
		pen.fillStyle = "rgb(220 90 90 / .3)";
		for (const side of look === 0 ? [-5.6, 5.6] : [Math.sign(look) * 1.2]) {
			ellipse(pen, 16 + look + side, 16.6, 1.7, 1.1);
		}
	}
}

function ellipse(pen, x, y, rx, ry) {
	pen.beginPath();
	pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
	pen.fill();
}

function rounded(pen, x, y, w, h, r) {
	pen.beginPath();
	pen.roundRect(x, y, w, h, r);
	pen.fill();
}
