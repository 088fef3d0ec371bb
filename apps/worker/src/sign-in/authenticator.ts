// A passkey in memory: what a phone would make and sign, byte by byte, and what a dishonest one would.
import type { NewPasskey, PasskeyAnswer } from "@stoa/contract";

const ORIGIN = "http://localhost:3000";
const RP_ID = "localhost";
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

const encoder = new TextEncoder();
const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const joined = (...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Bytes in CBOR (RFC 8949), up to 65,535 of them. */
const cborBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.length < 24
    ? joined([0x40 + bytes.length], bytes)
    : bytes.length < 256
      ? joined([0x58, bytes.length], bytes)
      : joined([0x59, bytes.length >> 8, bytes.length & 0xff], bytes);
const cborText = (text: string): Uint8Array => joined([0x60 + text.length], encoder.encode(text));

/** A number of a signature in DER. */
function derInteger(bytes: Uint8Array): Uint8Array {
  const plain = bytes.slice(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  const padded = (plain[0] ?? 0) > 127 ? joined([0], plain) : plain;
  return joined([0x02, padded.length], padded);
}

/** What an answer is otherwise than it should be. */
export interface Lie {
  origin?: string;
  isUnlocked?: boolean;
  counter?: number;
}

/** One passkey. */
export class Authenticator {
  readonly id = crypto.getRandomValues(new Uint8Array(16));
  counter = 1;
  private pair: CryptoKeyPair | undefined;

  private async data(flags: number, counter: number, credential: Uint8Array = new Uint8Array()) {
    const count = new Uint8Array(4);
    new DataView(count.buffer).setUint32(0, counter);
    return joined(await sha256(joined(encoder.encode(RP_ID))), [flags], count, credential);
  }

  private client(type: string, challenge: string, origin = ORIGIN): Uint8Array<ArrayBuffer> {
    return joined(encoder.encode(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }

  /** Makes the passkey for what it was asked. */
  async make({ challenge }: { challenge: string }, lie: Lie = {}): Promise<NewPasskey> {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    this.pair = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
    const { x = "", y = "" } = (await crypto.subtle.exportKey("jwk", this.pair.publicKey)) as JsonWebKey;
    // COSE: a map of kty EC2, alg ES256, crv P-256 and the point.
    const key = joined([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21], cborBytes(decode(x)), [0x22], cborBytes(decode(y)));
    const credential = joined(new Uint8Array(16), [0, this.id.length], this.id, key);
    const flags = USER_PRESENT | WITH_CREDENTIAL | (lie.isUnlocked === false ? 0 : USER_VERIFIED);
    const data = await this.data(flags, this.counter, credential);
    const attestation = joined(
      [0xa3],
      cborText("fmt"),
      cborText("none"),
      cborText("attStmt"),
      [0xa0],
      cborText("authData"),
      cborBytes(data),
    );
    const id = encode(this.id);
    const client = this.client("webauthn.create", challenge, lie.origin);
    const response = { clientDataJSON: encode(client), attestationObject: encode(attestation), transports: [] };
    return { id, rawId: id, type: "public-key", response };
  }

  /** Signs what it was asked. */
  async sign({ challenge }: { challenge: string }, lie: Lie = {}): Promise<PasskeyAnswer> {
    if (!this.pair) throw new Error("made first");
    const counter = lie.counter ?? ++this.counter;
    const flags = USER_PRESENT | (lie.isUnlocked === false ? 0 : USER_VERIFIED);
    const data = await this.data(flags, counter);
    const client = this.client("webauthn.get", challenge, lie.origin);
    const signing = { name: "ECDSA", hash: "SHA-256" };
    const bytes = joined(data, await sha256(client));
    const raw = new Uint8Array(await crypto.subtle.sign(signing, this.pair.privateKey, bytes));
    const numbers = joined(derInteger(raw.slice(0, 32)), derInteger(raw.slice(32)));
    const id = encode(this.id);
    const response = {
      clientDataJSON: encode(client),
      authenticatorData: encode(data),
      signature: encode(joined([0x30, numbers.length], numbers)),
    };
    return { id, rawId: id, type: "public-key", response };
  }
}
