// Behalten (Herzen, Vergleich, Angesehenes), auf Deutsch: die Wörter, die jede Seite brauchen kann.
import { countText } from "./count.ts";
import type { Texts } from "./index.ts";

export const keep: Texts["keep"] = {
  lists: "Ihre Listen",
  guestHint: "Melden Sie sich an, und Gemerktes wartet auf jedem Gerät auf Sie.",
  heart: (title) => `${title} merken`,
  save: "Auf eine Liste setzen",
  onList: "Gemerkt",
  saveTo: "Liste wählen",
  saved: (list) => `Auf „${list}“ gemerkt`,
  savedBefore: (list) => `Steht schon auf „${list}“`,
  takenOff: "Von Ihren Listen genommen",
  view: "Ansehen",
  undo: "Rückgängig",
  compare: "Vergleichen",
  compareNamed: (title) => `${title} vergleichen`,
  comparing: "Im Vergleich",
  tray: "Produkte im Vergleich",
  compareThese: (n) => `${countText(n, "de")} vergleichen`,
  clear: "Leeren",
  full: "Vier Produkte passen nebeneinander. Nehmen Sie zuerst eines heraus.",
  takeOut: (title) => `${title} herausnehmen`,
  recent: "Zuletzt angesehen",
  forget: "Vergessen",
  recentHint: "Nur in diesem Browser gespeichert.",
  notices: "Benachrichtigungen",
  noticesNew: (n) => `Benachrichtigungen: ${n > 99 ? "mehr als 99" : countText(n, "de")} neu`,
  tellPrice: "Bescheid geben, wenn es weniger kostet",
  tellStock: "Bescheid geben, wenn es wieder da ist",
};
