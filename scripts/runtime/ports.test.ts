// What is said when something listens where a marketplace is served.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listening, refuseServed, refuseTakenPorts } from "./ports.ts";

const server = createServer();
let first = 0;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  first = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => server.close(done)));

it("who wants to serve is told of other ports", async () => {
  await expect(refuseTakenPorts(first)).rejects.toThrow(
    `Port ${first}, which the buyer needs, is in use. Stop what is listening there, or start on other ports: STOA_PORT=${first + 100} npm start`,
  );
});

it("who wants the data alone is told to stop the marketplace, and not to start another", async () => {
  await expect(refuseServed(first)).rejects.toThrow(/^Port \d+ is in use\. Stop the marketplace first(?!.*npm start)/);
});

it("who waits for a port goes on when somebody listens there, and not before", async () => {
  const late = createServer();
  await new Promise<void>((done) => late.listen(0, "127.0.0.1", done));
  const { port } = late.address() as AddressInfo;
  await new Promise((done) => late.close(done));
  let isThere = false;
  const waiting = listening(port).then(() => expect(isThere).toBe(true));
  setTimeout(() => void late.listen(port, "127.0.0.1", () => (isThere = true)), 300);
  await waiting;
  await new Promise((done) => late.close(done));
});
