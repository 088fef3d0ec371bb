// Receives webhooks: checks them, passes over what it has seen, answers at once, and then prints what happened.
// STOA_WEBHOOK_SECRET=whsec_… PORT=4000 node receiver.ts
import { createServer, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { verify } from "./verify.ts";

/** The body of a webhook, as docs/webhooks.md has it. */
export interface Event {
  eventId: string;
  type: string;
  occurredAt: number;
  ids: Record<string, string>;
  data: unknown;
}

const MAX_BODY_BYTES = 1_000_000;
/** How many ids are remembered. A real receiver keeps them in its database, in the transaction that does the work. */
const REMEMBERED = 10_000;

/** A server that hands on each event once. `handle` has the event when it returns: only then is it confirmed. */
export function receiver(secret: string, handle: (event: Event) => void | Promise<void>): Server {
  const seen = new Set<string>();
  return createServer(async (request, response) => {
    const answer = (code: number, text: string) => response.writeHead(code, { "content-type": "text/plain" }).end(text);
    if (request.method !== "POST") return answer(405, "POST only");
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) return answer(413, "too large");
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    try {
      verify(secret, request.headers, body);
    } catch (error) {
      return answer(401, (error as Error).message);
    }
    const event = JSON.parse(body.toString()) as Event;
    // Delivered at least once: the same id is the same event, and is confirmed without being done again.
    if (seen.has(event.eventId)) return answer(200, "known");
    try {
      await handle(event);
    } catch (error) {
      console.error(error);
      return answer(500, "try again"); // It is sent again, with the same id.
    }
    seen.add(event.eventId);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value!);
    answer(200, "ok");
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const secret = process.env["STOA_WEBHOOK_SECRET"];
  if (!secret) throw new Error("set STOA_WEBHOOK_SECRET to the secret that the webhook's page has shown");
  const port = Number(process.env["PORT"] ?? 4_000);
  const server = receiver(secret, ({ type, occurredAt, ids }) => {
    console.log(new Date(occurredAt).toISOString(), type, JSON.stringify(ids));
  });
  server.listen(port, () => console.log(`listening on http://localhost:${port}/`));
}
