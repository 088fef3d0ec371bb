// The secrets of a local marketplace: random, made once, kept beside its data.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The variables a deployed API Worker gets from `wrangler secret put`. */
export function localSecrets(dataFolder: string): Record<string, string> {
  const file = join(dataFolder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const secrets = { STOA_SECRET: randomBytes(32).toString("base64url") };
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
