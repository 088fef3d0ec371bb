// The demo's content in German.
import type * as en from "./en.ts";

export const BLOCKS: typeof en.BLOCKS = {
  welcome: {
    title: "Ein Dach. Viele Macher.",
    body: "Möbel, Leuchten, Küchensachen und mehr von unabhängigen Händlern. Ein Warenkorb, eine Kasse, geliefert von Leuten, die sich auskennen.",
    label: "Alles ansehen",
  },
  coffee: {
    title: "Morgens, mit Ruhe.",
    body: "Kannen, Pressen und die Tassen dazu, für Tage, die mit dem Wasserkessel beginnen.",
    label: "Zu den Kaffeesachen",
  },
  corner: {
    title: "Eine Leseecke",
    body: "Ein Sessel, der hält, Licht über der Schulter, ein Regal in Reichweite.",
    label: "Ecke einrichten",
  },
  deals: {
    title: "Wohnen für weniger",
    body: "Ein Fünftel oder mehr unter dem früheren Preis. Solange der Vorrat reicht.",
    label: "Zu den Angeboten",
  },
  gift: {
    title: "Geschenke für Köche",
    body: "Beliebt, leicht verpackt und nicht teurer als ein Abendessen.",
    label: "Geschenk finden",
  },
  garden: { title: "Draußen im Garten", body: "Stühle, Tische und Schatten für warme Monate.", label: "Nach draußen" },
  cookRow: { title: "Für alle, die kochen", body: "", label: "" },
};

export const PAGES: Record<keyof typeof en.PAGES, readonly [string, string]> = {
  delivery: [
    "Lieferung",
    `
Jedes Angebot nennt **den Tag der Ankunft** und die Versandkosten, bevor es in den Warenkorb kommt. Beides gibt der Händler an, der liefert.

## Mehrere Händler, eine Kasse

Sie bezahlen einmal. Jeder Händler verpackt und versendet das Seine; ein Kauf kann also in mehreren Paketen kommen. Die Bestellseite zeigt jedes mit Zusteller und Sendungsnummer.

## Wenn etwas zu spät kommt

1. Öffnen Sie die Bestellung und sehen Sie die Sendungsverfolgung an.
2. Schreiben Sie dem Händler; die meisten antworten binnen eines Tages.
3. Führt das zu nichts, bitten Sie uns auf derselben Seite um Hilfe. Wir prüfen den Fall, und wo Sie recht haben, bekommen Sie Ihr Geld zurück.
`,
  ],
  returns: [
    "Rückgabe und Erstattung",
    `
Die meisten Dinge können Sie zurückschicken. Der **letzte Tag dafür** steht bei jedem Artikel der Bestellung.

- Wählen Sie auf der Bestellseite *Artikel zurückgeben* und nennen Sie den Grund.
- Der Händler antwortet mit einem Etikett oder einer Adresse.
- Ist das Paket zurück, geht das Geld dorthin, woher es kam.

## Kaputt, falsch oder nie angekommen

Melden Sie es auf der Bestellseite, am besten mit einem Bild. Der Händler hat einige Tage, es zu richten; danach entscheiden wir.
`,
  ],
  payments: [
    "Bezahlen",
    `
Welche Zahlungsarten es gibt, hängt vom Land ab; die Kasse zeigt alle, bevor Sie bestellen.

## Was wann abgebucht wird

Der Betrag wird bei der Bestellung vorgemerkt und eingezogen, **wenn ein Händler Ihr Paket abschickt**. Was nicht verschickt wird, wird nicht berechnet.

## Sicher

Kartendaten gehen von Ihrem Browser zum Zahlungsdienst. Weder Stoa noch ein Händler sieht sie. Bittet Ihre Bank um eine Bestätigung, ist das ein gutes Zeichen.

## Guthaben

Eine Erstattung kann als Guthaben bleiben. Beim nächsten Kauf wird es zuerst verwendet.
`,
  ],
  selling: [
    "Auf Stoa verkaufen",
    `
Wer gute Dinge hat und sich um Käufer kümmern will, kann hier verkaufen.

1. **Bewerben** Sie sich mit einem Namen für Ihren Laden und einigen Unterlagen.
2. **Stellen** Sie Ihre Produkte ein: auf einer vorhandenen Seite oder auf einer neuen.
3. **Versenden** Sie, was bestellt wird, und erhalten Sie Ihr Geld nach der Ankunft.

Es gibt keine Monatsgebühr. Wir behalten eine Provision vom Verkauf; ihr Satz steht auf jeder Bestellung. Preise, Versand und Rückgabe bestimmen Sie.
`,
  ],
  terms: [
    "Nutzungsbedingungen",
    `
*Dies ist eine Vorführung. Hier wird nichts verkauft, und diese Bedingungen binden niemanden.*

## Was Stoa ist

Stoa ist ein Marktplatz. Sie kaufen bei dem Händler, der beim Angebot steht; Stoa bringt Sie zusammen, nimmt die Zahlung an und kümmert sich, wenn etwas schiefgeht.

## Preise

Es gelten die Preise, die bei der Bestellung angezeigt werden. Hat sich einer geändert, sagt es die Kasse, bevor Sie bezahlen.

## Bewertungen

Nur wer etwas gekauft hat, kann es bewerten. Wir entfernen, was rechtswidrig ist oder nichts mit dem Produkt zu tun hat.
`,
  ],
  privacy: [
    "Datenschutz",
    `
Wir behalten, was ein Kauf braucht, so lange das Gesetz es verlangt, und nichts, um Ihnen zu folgen.

- **Keine Verfolgung.** Auf dieser Seite gibt es keine Werbe-Cookies und keine Skripte Dritter.
- **Nur in Ihrem Browser:** was Sie angesehen, gesucht und verglichen haben.
- **In Ihrem Konto:** Adressbuch, Bestellungen, Listen und Nachrichten.

Unter *Konto → Ihre Daten* können Sie alles herunterladen oder Ihr Konto löschen.
`,
  ],
  imprint: [
    "Impressum",
    `
Stoa ist freie Software. Dieser Marktplatz ist eine Vorführung, betrieben von wem auch immer, der ihn aufgesetzt hat.

**Betreiber:** Ihre Firma, Ihre Straße, Ihre Stadt

**Kontakt:** [hello@example.com](mailto:hello@example.com)

Betreiber ändern diese Seite unter *Inhalte*.
`,
  ],
};
