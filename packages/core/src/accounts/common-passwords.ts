/* oxlint-disable typescript/triple-slash-reference -- packages that compile this file must find the declaration */
/// <reference path="./txt.d.ts" />
// The passwords that everybody tries first: those of ten characters and more, and the words that shorter ones are made of.
// From the list of zxcvbn (MIT, Dan Wheeler and Dropbox; see data/ZXCVBN-LICENSE).
import text from "./common-passwords.txt";

let words: ReadonlySet<string> | undefined;

/** The list, read the first time that it is needed. */
export function commonPasswords(): ReadonlySet<string> {
  words ??= new Set(text.split("\n").filter(Boolean));
  return words;
}
