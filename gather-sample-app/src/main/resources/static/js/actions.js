import { byId, clock, el } from "./dom.js";
import { get, post } from "./api.js";

const REMEMBERED = 12;

/** A form for each action of the protocol, built from what the client says about it. */
export function mountActions(store, tabs) {
	const list = byId("actions-list");
	const form = byId("action-form");
	const sent = [];
	let actions = [];

	tabs.onOpen("actions", load);
	store.on("stream", (up) => up && tabs.isOpen("actions") && load());
	byId("actions-search").addEventListener("input", choices);
	byId("actions-deprecated").addEventListener("change", choices);
	list.addEventListener("change", show);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		try {
			send(list.value, values());
		}
		catch (failure) {
			tell(failure.message, true);
		}
	});

	async function load() {
		if (actions.length > 0) {
			return;
		}
		try {
			actions = await get("/api/actions");
		}
		catch (failure) {
			form.replaceChildren(el("p", { role: "status", className: "bad" }, failure.message));
			return;
		}
		choices();
		list.value = "setTextStatus";
		show();
	}

	function choices() {
		const wanted = byId("actions-search").value.trim().toLowerCase();
		const all = byId("actions-deprecated").checked;
		const groups = new Map();
		for (const action of actions) {
			if ((all || !action.deprecated) && `${action.name} ${action.summary}`.toLowerCase().includes(wanted)) {
				groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
			}
		}
		const chosen = list.value;
		list.replaceChildren(...[...groups].map(([group, members]) => el("optgroup", { label: group },
			...members.map((action) => el("option", { value: action.name }, action.name + (action.deprecated ? " (deprecated)" : ""))))));
		list.value = chosen;
	}

	function show() {
		const action = actions.find((each) => each.name === list.value);
		if (!action) {
			return;
		}
		form.replaceChildren(
			el("h3", { id: "action-name" }, action.name, action.deprecated ? el("span", { className: "badge" }, "deprecated") : null,
				action.experimental ? el("span", { className: "badge" }, "experimental") : null),
			el("p", {}, action.summary),
			...action.fields.flatMap(argument),
			el("div", { className: "row" }, el("button", { type: "submit", className: "primary" }, "Send"),
				el("p", { className: "feedback", id: "action-feedback", role: "status" })));
	}

	function argument(field) {
		const asked = input(field);
		const label = el("label", {}, el("span", {}, field.name, " ", el("i", {}, field.type + (field.optional ? ", optional" : ""))),
			asked, el("small", {}, field.documentation));
		if (field.kind !== "json") {
			return label;
		}
		const example = JSON.stringify(field.example, null, 2);
		return [label, el("button", { type: "button", className: "example", ariaLabel: `Start ${field.name} from an example`,
			onclick: () => {
				asked.value = example;
				asked.rows = Math.min(14, example.split("\n").length);
				asked.focus();
			} }, "Start from an example")];
	}

	function input(field) {
		const common = { name: field.name, dataset: { kind: field.kind } };
		switch (field.kind) {
			case "yesno": return select(common, field, ["true", "false"]);
			case "choice": return select(common, field, field.choices);
			case "json": return el("textarea", { ...common, placeholder: field.type.startsWith("map<") ? "{ … }" : "JSON", spellcheck: false });
			case "number": return el("input", { ...common, inputMode: "decimal", autocomplete: "off" });
			default: return el("input", { ...common, autocomplete: "off" });
		}
	}

	function select(common, field, choices) {
		return el("select", common, el("option", { value: "" }, field.optional ? "not set" : "default"),
			...choices.map((choice) => el("option", { value: choice }, choice)));
	}

	/** What is left empty is left out; the server then sees the default. */
	function values() {
		const result = {};
		for (const field of form.querySelectorAll("[name]")) {
			const value = field.value.trim();
			if (value === "") {
				continue;
			}
			switch (field.dataset.kind) {
				case "yesno": result[field.name] = value === "true"; break;
				case "json": result[field.name] = parse(field.name, value); break;
				default: result[field.name] = field.dataset.kind === "text" ? field.value : value;
			}
		}
		return result;
	}

	function parse(name, value) {
		try {
			return JSON.parse(value);
		}
		catch (failure) {
			throw new Error(`${name} is no JSON: ${failure.message}`);
		}
	}

	async function send(name, args) {
		tell("Waiting for the server's answer …", false);
		let answer;
		try {
			answer = await post(`/api/actions/${name}`, args);
		}
		catch (failure) {
			answer = { succeeded: false, message: failure.message };
		}
		tell(answer.succeeded ? `Done in ${answer.millis} ms` : answer.message, !answer.succeeded);
		sent.unshift({ name, args, answer, at: Date.now() });
		sent.length = Math.min(sent.length, REMEMBERED);
		byId("actions-last").replaceChildren(...sent.map(line));
	}

	function line(call) {
		return el("li", {}, el("span", { className: call.answer.succeeded ? "ok" : "bad" }, call.answer.succeeded ? "✓" : "✗"),
			el("div", {}, el("code", {}, call.name), " ", clock(call.at),
				el("small", {}, Object.keys(call.args).length ? JSON.stringify(call.args) : "no arguments"),
				call.answer.succeeded ? null : el("small", { className: "bad" }, call.answer.message)),
			el("button", { type: "button", ariaLabel: `Send ${call.name} again`, onclick: () => send(call.name, call.args) }, "Again"));
	}

	function tell(message, bad) {
		const feedback = byId("action-feedback");
		feedback.textContent = message;
		feedback.classList.toggle("bad", bad);
	}
}
