// Requests to the application. What changes something carries a header that only this page can send.

export const SILENT = "The application does not answer. Is it running?";

async function call(path, options = {}) {
	const response = await fetch(path, options).catch((failure) => {
		throw new Error(SILENT, { cause: failure });
	});
	const type = response.headers.get("Content-Type") ?? "";
	const body = type.includes("json") ? await response.json() : {};
	if (!response.ok) {
		throw new Error(body.message ?? body.detail ?? body.error ?? `The application answered ${response.status}`);
	}
	return body;
}

export const get = (path) => call(path);

export const post = (path, body) => call(path, {
	method: "POST",
	headers: { "Content-Type": "application/json", "X-Gather-Sample": "1" },
	body: JSON.stringify(body ?? {})
});
