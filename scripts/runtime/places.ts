// Where the parts of the marketplace are: folders of this repository, ports, and the folder that holds state.
import { resolve } from "node:path";

/** The repository's root folder. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** The three apps, in the order of their ports. */
export const APPS = ["buyer", "seller", "admin"] as const;
export type AppName = (typeof APPS)[number];
export type PartName = AppName | "console" | "api";

/** The folder where built Workers and their stamps are kept. */
export const BUILD_FOLDER = resolve(ROOT, ".stoa/build");

/** The folder that holds the databases, images and objects: `STOA_DATA`, or `.stoa/data`. */
export function dataFolder(): string {
  return resolve(ROOT, process.env["STOA_DATA"] ?? ".stoa/data");
}

/** The port of every part, counted from the buyer app's: 3000, or `STOA_PORT`. */
export function portsFrom(first: number): Record<PartName, number> {
  return { buyer: first, seller: first + 1, admin: first + 2, console: first + 3, api: first + 5787 };
}

/** The first port asked for. */
export function firstPort(): number {
  const asked = process.env["STOA_PORT"];
  if (asked === undefined) return 3000;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port + 5787 > 65_535) {
    throw new Error(`STOA_PORT is "${asked}". It must be a number between 1 and 59748.`);
  }
  return port;
}

/** The address of every part on this computer. */
export function originsFrom(first: number): Record<PartName, string> {
  const ports = portsFrom(first);
  const origin = (part: PartName) => `http://localhost:${ports[part]}`;
  return {
    buyer: origin("buyer"),
    seller: origin("seller"),
    admin: origin("admin"),
    console: origin("console"),
    api: origin("api"),
  };
}
