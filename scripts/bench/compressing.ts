// What Cloudflare's edge does on the way to a visitor and the local runtime does not: text leaves compressed
// (https://developers.cloudflare.com/speed/optimization/content/compression/). For measurements that weigh pages.
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { constants, createBrotliCompress } from "node:zlib";

const TEXT = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg)/;

/** A door before a local origin that compresses text with Brotli, as its own origin. */
export async function compressing(origin: string): Promise<{ origin: string; close(): void }> {
  const { hostname, port } = new URL(origin);
  const server: Server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        const headers = { ...answer.headers };
        const isText = TEXT.test(String(headers["content-type"]));
        if (!isText || headers["content-encoding"] || !/\bbr\b/.test(String(incoming.headers["accept-encoding"]))) {
          outgoing.writeHead(answer.statusCode ?? 502, headers);
          return void answer.pipe(outgoing);
        }
        delete headers["content-length"];
        outgoing.writeHead(answer.statusCode ?? 502, { ...headers, "content-encoding": "br", vary: "accept-encoding" });
        // Level 4: quick enough for what is compressed on its way.
        answer.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })).pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => void (server.closeAllConnections(), server.close()),
  };
}
