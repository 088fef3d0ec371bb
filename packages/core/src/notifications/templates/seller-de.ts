// What sellers are written, in German.
import type { SellerWords } from "./seller-words.ts";

export const de: SellerWords = {
  reason: "Sie erhalten diese E-Mail, weil Sie bei Stoa verkaufen.",
  ownerReason: (shop) => `Sie erhalten diese E-Mail, weil ${shop} bei Stoa Ihnen gehört.`,
  appliedReason: "Sie erhalten diese E-Mail, weil Sie sich als Verkäufer bei Stoa beworben haben.",
  because: "Die Begründung",
  open: "Ansehen",
  sale: {
    subject: (number, units) => `Neue Bestellung ${number}: ${units} Artikel`,
    preview: (day, earnings) => `Versand bis ${day}. Sie verdienen ${earnings}.`,
    heading: "Sie haben eine neue Bestellung",
    opening: (day, method) =>
      `Bitte versenden Sie sie bis ${day} per ${method === "express" ? "Expressversand" : "Standardversand"}.`,
    delivery: "Versand",
    discount: "Rabatt",
    total: "Bestellwert",
    paidByUs: "Rabatt, den Stoa trägt",
    commission: "Provision",
    earn: "Sie verdienen",
    deliverTo: "Lieferung an",
    button: "Bestellung öffnen",
  },
  calledOff: (number, by, isWhole) => {
    const who = by === "buyer" ? "Der Kunde hat" : "Stoa hat";
    const what = isWhole ? `Bestellung ${number}` : `einen Teil der Bestellung ${number}`;
    return {
      subject: isWhole
        ? `Nicht senden: Bestellung ${number} storniert`
        : `Nicht senden: Bestellung ${number} teilweise storniert`,
      preview: `${who} ${what} storniert.`,
      heading: isWhole ? "Eine Bestellung wurde storniert" : "Ein Teil einer Bestellung wurde storniert",
      opening: `${who} diese Artikel storniert. Bitte senden Sie sie nicht; sie stehen wieder in Ihrem Bestand.`,
    };
  },
  decision: {
    approved: (shop) => ({
      subject: `${shop} ist bei Stoa eröffnet`,
      heading: "Ihr Shop ist offen",
      opening: `Wir haben ${shop} freigegeben. Ihre Angebote sind ab sofort zu finden und zu kaufen.`,
      button: "Zu Ihrem Shop",
    }),
    suspended: (shop) => ({
      subject: `${shop} ist bei Stoa gesperrt`,
      heading: "Ihr Shop ist gesperrt",
      opening: `Wir haben ${shop} gesperrt. Die Angebote sind derzeit nicht zu kaufen. Vorhandene Bestellungen sind wie gewohnt zu versenden.`,
      button: "Was ist zu tun?",
    }),
    refused: (shop) => ({
      subject: `Ihre Bewerbung für ${shop}`,
      heading: "Wir können Ihren Shop nicht eröffnen",
      opening: `Wir haben Ihre Bewerbung für ${shop} gelesen und können den Shop so nicht eröffnen.`,
      button: "Was fehlt?",
    }),
  },
  product: {
    approved: (title, isNew) => ({
      subject: isNew ? `${title} ist im Shop` : `Ihre Änderung an ${title} ist im Shop`,
      heading: isNew ? "Ihr Produkt ist im Shop" : "Ihre Änderung ist im Shop",
      opening: isNew
        ? `Wir haben ${title} freigegeben. Es ist ab sofort zu finden und zu kaufen.`
        : `Wir haben Ihre Änderung an ${title} freigegeben. Käufer sehen sie ab sofort.`,
      button: "Produkt ansehen",
    }),
    changes_asked: (title, isNew) => ({
      subject: isNew ? `${title}: bitte überarbeiten` : `Ihre Änderung an ${title}: bitte überarbeiten`,
      heading: isNew ? "Ihr Produkt braucht noch etwas" : "Ihre Änderung braucht noch etwas",
      opening: isNew
        ? `Wir haben ${title} gelesen und bitten Sie, vor dem Verkauf etwas zu ändern.`
        : `Wir haben Ihre Änderung an ${title} gelesen und bitten Sie, sie zu überarbeiten. Bis dahin bleibt die Seite, wie sie ist.`,
      button: "Überarbeiten und erneut senden",
    }),
    refused: (title, isNew) => ({
      subject: isNew ? `${title} wurde nicht freigegeben` : `Ihre Änderung an ${title} wurde nicht freigegeben`,
      heading: isNew ? "Ihr Produkt wurde nicht freigegeben" : "Ihre Änderung wurde nicht freigegeben",
      opening: isNew
        ? `So können wir ${title} nicht in den Shop aufnehmen. Es bleibt bei Ihnen als Entwurf.`
        : `Wir haben Ihre Änderung an ${title} nicht übernommen. Die Seite bleibt, wie sie ist.`,
      button: isNew ? "Entwurf ansehen" : "Produkt ansehen",
    }),
  },
  payout: {
    paid: (money, shop, ending) => ({
      subject: `Ihre Auszahlung von ${money} ist unterwegs`,
      heading: "Ihre Auszahlung ist unterwegs",
      opening: `Wir haben ${money} auf das Konto von ${shop} mit der Endung ${ending} überwiesen. Banken brauchen bis zu drei Werktage.`,
      button: "Zusammensetzung ansehen",
    }),
    failed: (money, shop, ending) => ({
      subject: `Ihre Auszahlung von ${money} kam nicht an`,
      heading: "Ihre Auszahlung kam nicht an",
      opening: `Wir konnten ${money} nicht auf das Konto von ${shop} mit der Endung ${ending} überweisen. Das Geld ist wieder in Ihrem Guthaben.`,
      button: "Konto prüfen",
    }),
  },
  checkAccount: "Bitte prüfen Sie das Konto in Ihren Auszahlungseinstellungen.",
  adjusted: {
    given: (money, shop) => ({
      subject: `Wir haben Ihrem Guthaben ${money} gutgeschrieben`,
      heading: "Ihr Guthaben ist gewachsen",
      opening: `Wir haben dem Guthaben von ${shop} ${money} gutgeschrieben. Der Betrag kommt mit Ihrer nächsten Auszahlung.`,
      button: "Zur Abrechnung",
    }),
    taken: (money, shop) => ({
      subject: `Wir haben Ihr Guthaben mit ${money} belastet`,
      heading: "Ihr Guthaben wurde angepasst",
      opening: `Wir haben das Guthaben von ${shop} mit ${money} belastet. Wenn Sie das für falsch halten, schreiben Sie uns bitte.`,
      button: "Zur Abrechnung",
    }),
  },
  dispute: {
    needs_evidence: (number, amount, earned, until) => ({
      subject: `Zahlung der Bestellung ${number} angefochten`,
      heading: "Ein Kunde hat eine Zahlung angefochten",
      opening: `Seine Bank fordert ${amount} zurück. ${earned} von Ihrem Geld sind bis zur Entscheidung einbehalten. Schreiben Sie uns bis ${until} UTC, was Sie über die Bestellung wissen.`,
    }),
    under_review: (number, amount) => ({
      subject: `Die Anfechtung zu Bestellung ${number} liegt bei der Bank`,
      heading: "Ihre Angaben liegen bei der Bank",
      opening: `Die Bank entscheidet über ${amount}.`,
    }),
    won: (number, _amount, earned) => ({
      subject: `Anfechtung zu Bestellung ${number} gewonnen`,
      heading: "Die Anfechtung ist gewonnen",
      opening: `${earned}, die einbehalten waren, gehören wieder Ihnen.`,
    }),
    lost: (number, amount, earned) => ({
      subject: `Anfechtung zu Bestellung ${number} verloren`,
      heading: "Die Anfechtung ist verloren",
      opening: `Die Bank hat dem Kunden ${amount} zurückgegeben. ${earned} und die Gebühr der Bank wurden Ihrem Guthaben entnommen.`,
    }),
  },
  disputeButton: "Anfechtung öffnen",
  review: (shop, title) => ({
    subject: `${shop}: „${title}“ wird noch einmal gebraucht`,
    heading: "Eines noch",
    opening: `Wir haben „${title}“ für ${shop} angesehen und brauchen es noch einmal.`,
    button: "Checkliste öffnen",
  }),
  missing: "Was fehlt",
  webhookOff: (host, because) => ({
    subject: `Webhooks an ${host} sind abgeschaltet`,
    heading: "Ein Webhook ist abgeschaltet",
    opening:
      because === "gone"
        ? `${host} hat geantwortet, dass es ihn nicht mehr gibt (410). Wir senden nichts mehr dorthin.`
        : `${host} hat drei Tage lang nichts angenommen. Wir senden nichts mehr dorthin.`,
    button: "Webhook ansehen",
    next: "Was ab jetzt geschieht, wird dafür nicht aufgehoben. Beheben Sie den Fehler und schalten Sie ihn wieder ein.",
  }),
  low: (title, left) => ({
    subject: left > 0 ? `${title}: noch ${left} Stück` : `${title} ist ausverkauft`,
    heading: left > 0 ? "Es ist wenig übrig" : "Es ist nichts mehr da",
    opening: left > 0 ? `Von ${title} sind noch ${left} Stück zu verkaufen.` : `${title} ist ausverkauft.`,
    button: "Bestand auffüllen",
    out: "Wir melden uns einmal; nach dem Auffüllen erst, wenn es wieder knapp wird.",
  }),
  returns: {
    requested: (number) => ({
      subject: `Eine Rückgabe zu Bestellung ${number} wartet auf Sie`,
      opening: "Die Frist ist vorbei, daher entscheiden Sie. Nach 24 Stunden gilt sie als genehmigt.",
    }),
    approved: (number) => ({
      subject: `Eine Rückgabe zu Bestellung ${number} ist genehmigt`,
      opening: "Sie entspricht den Regeln, oder Sie haben sie genehmigt. Wir melden uns, wenn sie unterwegs ist.",
    }),
    sent: (number, parcel) => ({
      subject: `Eine Rückgabe zu Bestellung ${number} ist unterwegs zu Ihnen`,
      opening: `${parcel}. Sagen Sie uns, was angekommen ist und was wieder verkauft werden kann.`,
    }),
    received: (number) => ({
      subject: `Eine Rückgabe zu Bestellung ${number} gilt als angekommen`,
      opening: "Sie war 14 Tage unterwegs. Erstatten Sie binnen zwei Werktagen, sonst tun wir es.",
    }),
    refunded: (number) => ({
      subject: `Wir haben die Rückgabe zu Bestellung ${number} erstattet`,
      opening: "Zwei Werktage nach dem Eingang war das Geld nicht zurück. Es wurde Ihrem Guthaben entnommen.",
    }),
    cancelled: (number) => ({
      subject: `Die Rückgabe zu Bestellung ${number} wurde zurückgezogen`,
      opening: "Der Kunde behält die Ware.",
    }),
  },
  claims: {
    open: (number) => ({
      subject: `Ein Garantiefall zu Bestellung ${number} wartet auf Sie`,
      opening: "Antworten Sie binnen 48 Stunden. Danach entscheidet der Marktplatz.",
    }),
    customerWrites: "Der Kunde schreibt",
    escalated: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} liegt beim Marktplatz`,
      opening: "Wir sehen uns an, was Sie beide geschrieben haben, und entscheiden binnen drei Tagen.",
    }),
    denied: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} wurde abgelehnt`,
      opening: "Der Kunde kann einmal Einspruch erheben.",
    }),
    appealed: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} wird noch einmal geprüft`,
      opening: "Der Kunde hat Einspruch erhoben.",
    }),
    resolved: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} ist geregelt`,
      opening: "Wie es weitergeht, steht im Garantiefall.",
    }),
    refunded: (number, money, isBorneByYou) => ({
      subject: `Der Garantiefall zu Bestellung ${number} ist geregelt`,
      opening: `${money} gehen an den Kunden zurück; ${isBorneByYou ? "Sie tragen den Betrag" : "der Marktplatz trägt den Betrag"}.`,
    }),
    decision: "Die Entscheidung",
    closed: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} ist abgeschlossen`,
      opening: "Es ist nichts mehr zu tun.",
    }),
    withdrawn: (number) => ({
      subject: `Der Garantiefall zu Bestellung ${number} wurde zurückgezogen`,
      opening: "Es ist nichts mehr zu tun.",
    }),
  },
  message: (number, isFromBuyer) => ({
    subject: `Eine Nachricht zu Bestellung ${number}`,
    opening: isFromBuyer ? "Der Kunde schreibt:" : "Der Marktplatz schreibt:",
  }),
};
