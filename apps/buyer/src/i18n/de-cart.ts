// Die Seiten des Warenkorbs und „Nochmals kaufen“, auf Deutsch. Nur diese Seiten laden sie.
import type { CartTexts } from "./cart-pages.ts";
import { countText } from "./count.ts";

const some = (n: number, one: string, many: string) => `${countText(n, "de")} ${n === 1 ? one : many}`;

export const cart: CartTexts = {
  problem: {
    out_of_stock: () => "Ausverkauft. Bitte entfernen.",
    less_available: (n) => `Nur noch ${n} da. Bitte Menge verringern.`,
    over_limit: (n) => `Der Verkäufer gibt höchstens ${n} pro Bestellung ab. Bitte Menge verringern.`,
    seller_paused: () => "Der Verkäufer verkauft gerade nicht. Für später merken oder entfernen.",
    not_sold_here: () => "Der Verkäufer bietet das in diesem Land nicht an. Bitte entfernen.",
    unavailable: () => "Wird nicht mehr angeboten. Bitte entfernen.",
  },
  cheaper: (was) => `Der Preis ist gefallen. Zuletzt waren es ${was}.`,
  dearer: (was) => `Der Preis ist gestiegen. Zuletzt waren es ${was}.`,
  fewerThanWanted: (wanted, n) =>
    `In zwei Warenkörben lagen zusammen ${wanted} davon. Mehr als ${n} pro Bestellung gehen nicht.`,
  drifted: (n) => `${some(n, "Artikel ist", "Artikel sind")} anders als beim letzten Mal.`,
  accept: "Gesehen",
  gone: (n) => `${some(n, "Artikel", "Artikel")} in Ihrem Warenkorb gibt es nicht mehr.`,
  takeOut: "Herausnehmen",
  removed: (n) => `${some(n, "Zeile wurde", "Zeilen wurden")} entfernt.`,
  removedOne: (title) => `${title} wurde entfernt`,
  undo: "Rückgängig",
  clear: "Warenkorb leeren",
  save: "Für später merken",
  saved: (n) => `Für später gemerkt (${n})`,
  savedHint: "Nichts davon gehört zu Ihrer Bestellung.",
  unsave: "In den Warenkorb",
  unsaveNamed: (title) => `${title} in den Warenkorb legen`,
  forget: "Entfernen",
  forgetNamed: (title) => `${title} nicht länger merken`,
  share: "Warenkorb teilen",
  shareHint: "Wer den Link öffnet, sieht diese Artikel und kann sie in den eigenen Warenkorb legen.",
  link: "Link",
  copy: "Kopieren",
  copied: "Kopiert",
  offered: {
    title: "Artikel für Ihren Warenkorb",
    lead: "Jemand hat das für Sie zusammengestellt. Noch liegt nichts davon in Ihrem Warenkorb.",
    add: (n) => `${some(n, "Artikel", "Artikel")} in den Warenkorb`,
    none: "Davon ist gerade nichts zu kaufen",
    noneHint: "Die Angebote in diesem Link sind beendet oder ausverkauft.",
  },
  again: "Nochmals kaufen",
  put: (n) =>
    n === 0 ? "Es konnte nichts hinzugefügt werden." : `${some(n, "Artikel", "Artikel")} in den Warenkorb gelegt.`,
  notAll: "Das war nicht zu haben:",
  something: "Ein Artikel",
  short: {
    out_of_stock: () => "ausverkauft",
    less_available: (n) => (n === 0 ? "ausverkauft" : `nur noch ${n} da`),
    over_limit: (n) => `höchstens ${n} pro Bestellung`,
    seller_paused: () => "der Verkäufer verkauft gerade nicht",
    not_sold_here: () => "in diesem Land nicht angeboten",
    unavailable: () => "nicht mehr angeboten",
    cart_full: () => "Ihr Warenkorb ist voll",
    gone: () => "nicht mehr verkauft",
  },
};
