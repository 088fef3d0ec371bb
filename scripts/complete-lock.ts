// Names in package-lock.json the optional platform packages that npm left out because the registry at hand does
// not carry them, so that `npm ci` works on every platform and against every registry. `npm run lock`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Entry = { version?: string; dev?: boolean; optionalDependencies?: Record<string, string> };
type Lock = { packages: Record<string, Entry> };

const OPERATING_SYSTEMS: Record<string, string> = { windows: "win32" };
const PROCESSORS: Record<string, string> = { "64": "x64" };
const LIBRARIES: Record<string, string> = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/** Adds what is missing and returns how many entries that were. */
export function completeLock(lock: Lock): number {
  let added = 0;
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d/.test(version) || lockedVersion(lock, path, name) === version) continue;
      const top = `node_modules/${name}`;
      lock.packages[lock.packages[top] === undefined ? top : `${path}/${top}`] = {
        version,
        ...platformOf(name),
        ...(dev === true ? { dev } : {}),
        optional: true,
      } as Entry;
      added += 1;
    }
  }
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  return added;
}

/** The version of the package that Node would find from where it is asked for. */
function lockedVersion(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const found = lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (found !== undefined || folder === "") return found?.version;
  }
}

/** What `linux-arm64-musl` and the like at the end of a name stand for. */
function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const wasm = name.includes("wasm32");
  if (wasm) return { cpu: ["wasm32"] };
  const match = /(android|darwin|freebsd|linux|openharmony|win32|windows)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name);
  if (match === null) return {};
  const [, os = "", cpu = "", library = ""] = match;
  const libc = os === "linux" ? LIBRARIES[library] : undefined;
  return {
    os: [OPERATING_SYSTEMS[os] ?? os],
    cpu: [PROCESSORS[cpu] ?? cpu],
    ...(libc === undefined ? {} : { libc: [libc] }),
  };
}

if (import.meta.main) {
  const file = process.argv[2] ?? join(import.meta.dirname, "../package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as Lock;
  const added = completeLock(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added === 0 ? "The lock was complete." : `Added ${added} platform packages to the lock.`);
}
