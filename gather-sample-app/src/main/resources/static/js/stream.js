// The stream of frames. The browser connects again by itself when it is lost; the first frame of a
// new stream holds everything.

export function connect(store) {
	const source = new EventSource("/api/live");
	source.addEventListener("open", () => {
		store.reset();
		store.tell("stream", true);
	});
	source.addEventListener("error", () => store.tell("stream", false));
	source.addEventListener("message", (message) => store.apply(JSON.parse(message.data)));
}
