// What the edge says of its own failures: one structured line, without addresses, which may hold the key of an order.

/** Writes the line: what kind of error it was and where in the code, nothing of what it says. */
export function failed(event: string, error: unknown): undefined {
  const { name, stack = "" } = error instanceof Error ? error : { name: typeof error };
  console.error(JSON.stringify({ level: "error", event, error: name, at: stack.split("\n")[1]?.trim() ?? null }));
}

/** The answer where nothing better can be said: the platform's own page would be the only other. */
export const sorry = (): Response =>
  new Response("Something went wrong on our side. Nothing was lost: please load the page again.", {
    status: 500,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });
