// What mails about an account say, in German.
import { type AccountWords, changes } from "./account-letters.ts";

export const de: AccountWords = {
  hello: (name) => `Guten Tag ${name}`,
  helloNobody: "Guten Tag",
  letters: {
    verify: {
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      opening: [
        "Ein Schritt fehlt noch: Bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt einen Tag.",
        "Haben Sie kein Konto gewünscht, müssen Sie nichts tun: Ohne den Link geschieht nichts.",
      ],
      button: "Bestätigen und Konto anlegen",
    },
    known: {
      subject: "Sie haben schon ein Konto",
      opening: [
        "Jemand wollte soeben mit dieser Adresse ein Konto anlegen. Sie hat schon eines; geändert wurde nichts.",
        "Waren Sie es, melden Sie sich an oder setzen Sie ein neues Passwort, wenn Sie es nicht mehr wissen.",
      ],
      button: "Anmelden",
    },
    reset: {
      subject: "Neues Passwort setzen",
      opening: [
        "Jemand möchte ein neues Passwort für Ihr Konto setzen. Der Link gilt 30 Minuten und nur einmal.",
        "Waren Sie es nicht, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
      ],
      button: "Neues Passwort setzen",
    },
    change_email: {
      subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
      opening: [
        "Bestätigen Sie, dass diese Adresse Ihnen gehört, dann zieht Ihr Konto dorthin um. Der Link gilt 30 Minuten.",
        "Haben Sie das nicht gewünscht, müssen Sie nichts tun.",
      ],
      button: "Adresse bestätigen",
    },
    change_email_known: {
      subject: "Diese Adresse hat schon ein Konto",
      opening: [
        "Jemand wollte ein anderes Konto auf diese Adresse umziehen. Sie hat schon eines; geändert wurde nichts.",
      ],
      button: "Anmelden",
    },
    ...changes({
      subjects: {
        password: "Ihr Passwort wurde geändert",
        email: "Ihre E-Mail-Adresse wurde geändert",
        second_factor: "Ihr zweiter Schritt bei der Anmeldung wurde geändert",
        recovery_code: "Ein Wiederherstellungscode wurde benutzt",
        passkey: "Ihre Passkeys wurden geändert",
        identity: "Ihre Anmeldewege wurden geändert",
      },
      facts: {
        password: "Das Passwort Ihres Kontos wurde geändert; alle anderen Geräte wurden abgemeldet.",
        email: "Ihr Konto ist auf eine andere E-Mail-Adresse umgezogen; alle Geräte wurden abgemeldet.",
        second_factor: "Die Authenticator-App oder die Wiederherstellungscodes Ihres Kontos wurden geändert.",
        recovery_code: "Jemand hat sich mit einem Wiederherstellungscode in Ihrem Konto angemeldet.",
        passkey: "Ein Passkey wurde Ihrem Konto hinzugefügt oder entfernt.",
        identity: "Ein Konto bei einem anderen Anbieter wurde mit Ihrem Konto verknüpft oder davon gelöst.",
      },
      wasItYou: "Waren Sie es, ist nichts zu tun. Wenn nicht, setzen Sie sofort ein neues Passwort.",
      button: "Neues Passwort setzen",
    }),
  },
  reason: "Sie erhalten diese E-Mail, weil es um ein Konto bei Stoa mit dieser Adresse geht.",
};
