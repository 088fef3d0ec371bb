// Finds out before the start whether the ports are free.
import { createServer } from "node:net";
import type { PartName } from "./places.ts";

/** The first part whose port something else is listening on, or undefined. */
export async function takenPort(ports: Record<PartName, number>): Promise<[PartName, number] | undefined> {
  for (const [part, port] of Object.entries(ports) as [PartName, number][]) {
    if (!(await isFree(port))) return [part, port];
  }
  return undefined;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
