// `npm run client:pack`: stoa-client.tgz, the tarball of `@stoa/client`, in the folder that is given, or in this one.
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../runtime/places.ts";
import { buildPackage } from "./package.ts";

const MOST_BYTES = 15_000;

const folder = join(ROOT, ".stoa/client");
await buildPackage(folder);
const sizeBytes = gzipSync(readFileSync(join(folder, "index.js"))).length;
if (sizeBytes > MOST_BYTES) throw new Error(`The client is ${sizeBytes} bytes, more than ${MOST_BYTES}.`);
const target = join(resolve(process.argv[2] ?? "."), "stoa-client.tgz");
const name = execFileSync("npm", ["pack", "--silent"], { cwd: folder, encoding: "utf8" }).trim();
// Copied, since the target may lie on another disk.
copyFileSync(join(folder, name), target);
rmSync(join(folder, name));
console.log(`${target} (${sizeBytes} bytes of JavaScript, gzip)`);
