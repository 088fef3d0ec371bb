// Promotions in German.
import type { PromotionTexts } from "./promotions.ts";

export const de: PromotionTexts = {
  coupon: "Gutscheincode",
  haveOne: "Haben Sie einen Gutscheincode?",
  apply: "Einlösen",
  take: (code) => `${code} entfernen`,
  notSent: (seller) =>
    `${seller} liefert nicht an diese Adresse. Wählen Sie eine andere oder nehmen Sie diese Artikel aus dem Warenkorb.`,
  because: {
    applied: ({ name }) => name,
    unknown_code: ({ name }) => `Den Code ${name} kennen wir nicht.`,
    not_started: ({ name }) => `${name} gilt noch nicht.`,
    over: ({ name }) => `${name} ist abgelaufen.`,
    paused: ({ name }) => `${name} gilt zurzeit nicht.`,
    used_up: ({ name }) => `${name} ist aufgebraucht.`,
    used_by_you: ({ name }) => `${name} haben Sie schon eingelöst.`,
    not_for_you: ({ name }) =>
      `${name} gilt für bestimmte Kunden. Melden Sie sich an oder geben Sie Ihre E-Mail-Adresse ein, wenn Sie dazugehören.`,
    first_order_only: ({ name }) => `${name} gilt für die erste Bestellung.`,
    other_market: ({ name }) => `${name} gilt nicht in diesem Land.`,
    no_amount_in_currency: ({ name }) => `${name} gilt nicht in dieser Währung.`,
    nothing_fits: ({ name }) => `Zu ${name} passt nichts in Ihrem Warenkorb.`,
    below_amount: ({ name, missing }) => `Noch ${missing}, dann erhalten Sie: ${name}.`,
    below_units: ({ name, units }) => `Noch ${units} Stück, dann erhalten Sie: ${name}.`,
    other_method: ({ name }) => `${name} gilt für eine andere Versandart.`,
    other_exclusive: ({ name }) => `${name} lässt sich nicht mit dem besseren Angebot verbinden, das Sie haben.`,
    better_together: ({ name }) => `Ihre anderen Rabatte zusammen sparen Ihnen mehr als ${name}.`,
    better_delivery: ({ name }) => `Für den Versand haben Sie ein besseres Angebot als ${name}.`,
    nothing_left: ({ name }) => `Für ${name} ist nichts mehr zu ermäßigen.`,
  },
};
