// Finds out before the start whether the ports are free.
import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { portsFrom, type PartName } from "./places.ts";

/** Stops with a sentence that names the port and the way out when a port is taken. */
export async function refuseTakenPorts(first: number): Promise<void> {
  const taken = await takenPort(portsFrom(first));
  if (taken === undefined) return;
  const [part, port] = taken;
  throw new Error(
    `Port ${port}, which the ${part} needs, is in use. Stop what is listening there, ` +
      `or start on other ports: STOA_PORT=${first + 100} npm start`,
  );
}

/** Stops a program that no marketplace may be served beside, with a sentence that names the way out. */
export async function refuseServed(first: number): Promise<void> {
  const taken = await takenPort(portsFrom(first));
  if (taken === undefined) return;
  throw new Error(
    `Port ${taken[1]} is in use. Stop the marketplace first (Ctrl-C where it runs); where yours is served on ` +
      "other ports, say so with STOA_PORT, as it was started.",
  );
}

/** The first part whose port something else is listening on, or undefined. */
export async function takenPort(ports: Record<PartName, number>): Promise<[PartName, number] | undefined> {
  for (const [part, port] of Object.entries(ports) as [PartName, number][]) {
    if (!(await isFree(port))) return [part, port];
  }
  return undefined;
}

const LOOK_EVERY_MS = 200;

/** Waits until somebody listens on a port, for as long as it takes. Looks without binding it, which would be in the way. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const answered = await new Promise<boolean>((done) => {
      const socket = connect(port, "localhost", () => {
        done(true);
        socket.end();
      });
      socket.once("error", () => done(false));
    });
    if (answered) return;
    await setTimeout(LOOK_EVERY_MS);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
