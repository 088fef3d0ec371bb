// Was schiefging, auf Deutsch.
import type { Texts } from "./index.ts";

export const errors: Texts["errors"] = {
  UNAUTHENTICATED: "Bitte melden Sie sich zuerst an.",
  BAD_CREDENTIALS: "E-Mail oder Passwort stimmt nicht.",
  SESSION_EXPIRED: "Sie wurden abgemeldet. Bitte melden Sie sich erneut an.",
  FORBIDDEN: "Das dürfen Sie nicht.",
  SELLER_SUSPENDED: "Dieser Verkäufer verkauft zurzeit nicht.",
  NOT_FOUND: "Das haben wir nicht gefunden.",
  INVALID_INPUT: "Etwas fehlt oder stimmt nicht. Bitte prüfen Sie die markierten Felder.",
  CART_EMPTY: "Ihr Warenkorb ist leer.",
  CART_FULL: "Ihr Warenkorb ist voll. Bestellen Sie, oder nehmen Sie etwas heraus.",
  LIST_FULL: "Diese Liste ist voll. Nehmen Sie etwas herunter oder nutzen Sie eine andere.",
  TOO_MANY_LISTS: "Mehr Listen sind nicht möglich. Löschen Sie zuerst eine.",
  CONFLICT: "Inzwischen hat sich etwas geändert. Bitte sehen Sie noch einmal nach.",
  IDEMPOTENCY_KEY_REUSED: "Dieses Formular wurde schon abgeschickt. Bitte sehen Sie erst in Ihre Bestellungen.",
  REQUEST_IN_PROGRESS: "Wir arbeiten noch daran. Bitte warten Sie ein paar Sekunden.",
  OVER_ORDER_LIMIT: "So viele verkauft dieser Verkäufer nicht in einer Bestellung.",
  OUT_OF_STOCK: "Etwas war gerade ausverkauft. Es ist im Warenkorb markiert.",
  OFFER_UNAVAILABLE: "Dieses Angebot gibt es nicht mehr.",
  PRICE_CHANGED:
    "Die Summe hat sich geändert. Bitte prüfen Sie sie und bestellen Sie erneut; es wurde nichts abgebucht.",
  HANDLE_TAKEN: "Dieser Name ist vergeben.",
  ACCOUNT_IN_USE:
    "Ihr Konto wird noch gebraucht: für laufende Bestellungen oder für einen Shop, in dem Sie mitarbeiten.",
  SECOND_FACTOR_WRONG: "Dieser Code stimmt nicht oder wurde schon benutzt.",
  STEP_UP_REQUIRED: "Bitte bestätigen Sie zuerst, dass Sie es sind.",
  TOKEN_INVALID: "Dieser Link gilt nicht mehr. Fordern Sie einen neuen an.",
  LOOKING_ONLY: "Sie sehen sich das nur an; ändern lässt sich nichts.",
  PASSWORD_TOO_COMMON: "Dieses Passwort steht in jeder Liste gestohlener Passwörter. Wählen Sie ein anderes.",
  LAST_OWNER: "Ein Shop braucht mindestens einen Inhaber.",
  LAST_ADMIN: "Der Marktplatz braucht mindestens einen Betreiber mit der Rolle „admin“.",
  CHECKLIST_OPEN: "Etwas, das vom Verkäufer verlangt wird, ist noch offen.",
  LAST_SIGN_IN_METHOD: "Das ist Ihre einzige Anmeldung. Richten Sie erst eine andere ein.",
  SIGN_IN_REFUSED: "Die Anmeldung mit diesem Konto hat nicht geklappt.",
  ILLEGAL_TRANSITION: "Das geht bei dieser Bestellung nicht mehr.",
  METHOD_UNAVAILABLE: "Diese Zahlungsart gibt es hier nicht. Bitte wählen Sie eine andere.",
  PAYMENT_DECLINED: "Die Zahlung wurde abgelehnt. Versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.",
  PAYMENT_ACTION_REQUIRED: "Ihre Bank möchte, dass Sie die Zahlung bestätigen.",
  RATE_LIMITED: "Zu viele Versuche. Bitte warten Sie eine Minute.",
  OVERLOADED: "Gerade ist sehr viel los. Bitte versuchen Sie es gleich noch einmal.",
  PROVIDER_UNAVAILABLE: "Der Zahlungsdienst antwortet nicht. Es wurde nichts abgebucht; bitte versuchen Sie es erneut.",
  FILE_REFUSED: "Diese Datei ist nicht verwendbar.",
  UNKNOWN: "Das hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
};

export const decline: Texts["decline"] = {
  card_declined: "Ihre Bank hat die Karte abgelehnt. Versuchen Sie eine andere.",
  insufficient_funds: "Die Karte ist nicht gedeckt. Versuchen Sie eine andere.",
  expired_card: "Die Karte ist abgelaufen. Versuchen Sie eine andere.",
  authentication_failed: "Die Zahlung wurde nicht bestätigt. Sie können es noch einmal versuchen.",
  other: "Die Zahlung kam nicht zustande. Versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.",
};
