// Secrets that must be read again, sealed with AES-GCM under a key derived from the secret of the deployment.

const encoder = new TextEncoder();
const IV_BYTES = 12;

/** The key of one purpose: what is sealed for one cannot be opened for another. */
async function keyFor(secret: string, purpose: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const of = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: encoder.encode(`stoa ${purpose}`) };
  return await crypto.subtle.deriveKey(of, root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Seals a text for a purpose. */
export async function seal(secret: string, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyFor(secret, purpose);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encoder.encode(text)));
  return btoa(String.fromCharCode(...iv, ...sealed));
}

/** Opens what was sealed for the same purpose, with the same secret; null for anything else. */
export async function unseal(secret: string, purpose: string, sealed: string): Promise<string | null> {
  try {
    const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
    const of = { name: "AES-GCM", iv: bytes.subarray(0, IV_BYTES) };
    const text = await crypto.subtle.decrypt(of, await keyFor(secret, purpose), bytes.subarray(IV_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    return null; // Another secret, another purpose, or tampered with: all the same to the caller.
  }
}
