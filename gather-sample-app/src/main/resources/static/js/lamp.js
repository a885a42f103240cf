import { byId, el } from "./dom.js";
import { get } from "./api.js";

/** The simulated Smart Object that shows the application's health. */
export function mountLamp(tabs) {
	setInterval(() => tabs.isOpen("link") && load(), 2000);

	async function load() {
		let lamps;
		try {
			lamps = await get("/api/lamps");
		}
		catch {
			// The state of the connection tells that the application is away.
			return;
		}
		byId("lamps").hidden = lamps.length === 0;
		byId("lamp-list").replaceChildren(...lamps.flatMap((lamp) =>
			[el("dt", {}, lamp.name), el("dd", {}, [lamp.status, ...lamp.activities].join(" · "))]));
	}
}
