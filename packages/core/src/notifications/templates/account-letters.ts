// What mails about an account say, whatever the language.
import type { AccountChange } from "../../kernel/index.ts";

/** The letters that a person can get about their account. */
export type AccountLetter = "verify" | "known" | "reset" | "change_email" | "change_email_known" | AccountChange;

interface Sentences {
  subject: string;
  opening: readonly string[];
  button: string;
}

/** Everything that a mail about an account says. */
export interface AccountWords {
  hello(name: string): string;
  helloNobody: string;
  letters: Record<AccountLetter, Sentences>;
  reason: string;
}

/** Letters about changes: what has changed, and what to do if it was somebody else. */
export function changes(words: {
  subjects: Record<AccountChange, string>;
  facts: Record<AccountChange, string>;
  wasItYou: string;
  button: string;
}): Record<AccountChange, Sentences> {
  const of = (what: AccountChange): Sentences => ({
    subject: words.subjects[what],
    opening: [words.facts[what], words.wasItYou],
    button: words.button,
  });
  return {
    password: of("password"),
    email: of("email"),
    second_factor: of("second_factor"),
    recovery_code: of("recovery_code"),
    passkey: of("passkey"),
    identity: of("identity"),
  };
}
