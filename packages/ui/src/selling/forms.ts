// What is typed about promotions and delivery, and how it is read: the part without components.
export { readPercent, writePercent } from "./amounts.ts";
export { promotionFields, typedPromotion } from "./promotion-form.ts";
export { effectSentence, STATUS_TONE, STATUS_WORD } from "./promotion-words.ts";
export { typedZone, zoneFields } from "./zone-form.ts";
