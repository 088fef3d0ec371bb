// What mails about an account say, in English.
import { type AccountWords, changes } from "./account-letters.ts";

export const en: AccountWords = {
  hello: (name) => `Hello ${name}`,
  helloNobody: "Hello",
  letters: {
    verify: {
      subject: "Confirm your e-mail address",
      opening: [
        "One step is left: confirm that this address is yours. The link is good for a day.",
        "If you did not ask for an account, leave it be: nothing happens without the link.",
      ],
      button: "Confirm and create the account",
    },
    known: {
      subject: "You already have an account",
      opening: [
        "Somebody has just tried to create an account with this address. It has one already, so nothing was changed.",
        "If it was you, sign in, or set a new password if you do not know it any more.",
      ],
      button: "Sign in",
    },
    reset: {
      subject: "Set a new password",
      opening: [
        "Somebody asked to set a new password for your account. The link is good for 30 minutes and for one use.",
        "If it was not you, leave it be: your password stays as it is.",
      ],
      button: "Set a new password",
    },
    change_email: {
      subject: "Confirm your new e-mail address",
      opening: [
        "Confirm that this address is yours, and your account moves to it. The link is good for 30 minutes.",
        "If you did not ask for it, leave it be.",
      ],
      button: "Confirm the address",
    },
    change_email_known: {
      subject: "This address already has an account",
      opening: [
        "Somebody asked to move another account to this address. It has an account already, so nothing was changed.",
      ],
      button: "Sign in",
    },
    ...changes({
      subjects: {
        password: "Your password was changed",
        email: "Your e-mail address was changed",
        second_factor: "Your second step at sign-in was changed",
        recovery_code: "A recovery code was used",
        passkey: "Your passkeys were changed",
        identity: "Your ways to sign in were changed",
      },
      facts: {
        password: "The password of your account was changed, and all other devices were signed out.",
        email: "Your account has moved to another e-mail address, and all devices were signed out.",
        second_factor: "The authenticator app or the recovery codes of your account were changed.",
        recovery_code: "Somebody signed in to your account with one of its recovery codes.",
        passkey: "A passkey was added to your account or taken from it.",
        identity: "An account elsewhere was linked to your account, or unlinked from it.",
      },
      wasItYou: "If it was you, there is nothing to do. If not, set a new password at once.",
      button: "Set a new password",
    }),
  },
  reason: "You get this mail because it is about an account at Stoa with this address.",
};
