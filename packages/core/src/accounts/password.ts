/* oxlint-disable typescript/triple-slash-reference -- packages that compile this file must find the declaration */
/// <reference path="./wasm.d.ts" />
// Argon2id from a statically imported module: Workers refuse to compile WebAssembly at run time.
// Parameters are OWASP's first choice of small memory: 19 MiB, 2 passes, 1 lane. PHC strings, so that they can move.
import Argon2, { Argon2Type } from "@phi-ag/argon2";
import wasm from "@phi-ag/argon2/argon2.wasm";

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, hashLength: 32, type: Argon2Type.Argon2id } as const;

let argon2: Argon2 | undefined;

/** Made at once, not by a promise: nobody waits for what another request has begun. */
const engine = (): Argon2 => (argon2 ??= new Argon2(new WebAssembly.Instance(wasm)));

/** The PHC string of a password. */
export async function hashPassword(password: string): Promise<string> {
  return engine().hash(password, { ...COST, salt: crypto.getRandomValues(new Uint8Array(16)) }).encoded;
}

/** Whether a password is the one of a PHC string; false for a string that is none. */
export async function verifyPassword(encoded: string, password: string): Promise<boolean> {
  return engine().tryVerify(encoded, password).success;
}
