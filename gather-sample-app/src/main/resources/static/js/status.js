import { byId, clock, el } from "./dom.js";
import { SILENT, get, post } from "./api.js";

const WORDS = {
	DISCONNECTED: "Not started", CONNECTING: "Connecting", AUTHENTICATING: "Signing in", SYNCING: "Catching up",
	READY: "Live", WAITING_TO_RECONNECT: "Waiting to reconnect", STOPPING: "Stopping", STOPPED: "Stopped", FAILED: "Refused"
};

/** The state of the connection: the pill, the veil over the map, the facts, the history and the faults. */
export function mountStatus(store, tabs) {
	let history = [];
	let faultsLoaded = false;

	byId("status").addEventListener("click", () => tabs.open("link"));
	byId("reconnect").addEventListener("click", () => order("/api/drive/reconnect"));

	store.on("stream", (up) => {
		if (!up) {
			show("CONNECTING", "Page offline");
			veil(SILENT);
		}
	});
	store.on("reset", () => {
		history = [];
		byId("history").replaceChildren();
	});
	store.on("status", (status) => {
		show(status.state, WORDS[status.state] + (status.attempt > 1 ? ` · attempt ${status.attempt}` : ""));
		veil(status.state === "READY" ? "" : `${WORDS[status.state]}${status.reason ? ": " + status.reason : ""}`);
		byId("space-name").textContent = (status.simulator ? "simulator · " : "") + status.space.replace("\\", "/");
		facts();
		if (status.simulator && !faultsLoaded) {
			faultsLoaded = true;
			loadFaults();
		}
	});
	store.on("traffic", (traffic) => {
		byId("figure-trip").textContent = traffic.roundTripMillis === undefined ? "–" : `${traffic.roundTripMillis} ms`;
		facts();
	});
	store.on("history", (entries) => {
		history = [...history, ...entries].slice(-60);
		byId("history").replaceChildren(...history.toReversed().map(line));
		if (entries.some((entry) => entry.state === "WAITING_TO_RECONNECT")) {
			tabs.news("link");
		}
	});

	function show(state, text) {
		byId("status").dataset.state = state;
		byId("status-text").textContent = text;
	}

	function veil(text) {
		byId("veil").hidden = !text;
		byId("veil-text").textContent = text;
	}

	function line(entry) {
		const detail = [entry.reason, entry.attempt > 1 ? `attempt ${entry.attempt}` : null].filter(Boolean).join(" · ");
		return el("li", { dataset: { state: entry.state } }, el("time", {}, clock(entry.at)), el("i", { ariaHidden: "true" }),
			el("div", {}, WORDS[entry.state], detail ? el("small", {}, detail) : null));
	}

	function facts() {
		const { status, traffic } = store;
		if (!status || !traffic) {
			return;
		}
		const rows = {
			Space: status.space.replace("\\", "/"), "Acts as": status.user ?? "not known yet", Server: status.server ?? "none yet",
			"In this state since": clock(status.since), Reconnects: status.reconnects,
			Received: `${traffic.framesReceived.toLocaleString()} frames, ${(traffic.bytesReceived / 1024).toFixed(0)} KiB`,
			Sent: `${traffic.framesSent.toLocaleString()} frames`, "Waiting actions": `${traffic.pending} for an answer, ${traffic.queued} to be sent`,
			Unreadable: traffic.undecodable
		};
		byId("link-facts").replaceChildren(...Object.entries(rows).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, String(value))]));
	}

	async function order(path) {
		let failed = "";
		try {
			await post(path);
		}
		catch (failure) {
			failed = failure.message;
		}
		byId("link-feedback").textContent = failed;
	}

	async function loadFaults() {
		const faults = await get("/api/faults");
		byId("fault-list").replaceChildren(...faults.map((fault) => el("li", {},
			el("button", { type: "button", id: `fault-${fault.name}`, onclick: () => order(`/api/faults/${fault.name}`) },
				fault.title, el("small", {}, fault.explanation)))));
		byId("faults").hidden = false;
	}
}
