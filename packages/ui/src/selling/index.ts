// Promotions and delivery as sellers and operators set them: the parts that both dashboards share.
export { readPercent, writePercent } from "./amounts.ts";
export { PromotionFields } from "./promotion-fields.tsx";
export { promotionFields, typedPromotion } from "./promotion-form.ts";
export { PromotionTable } from "./promotion-table.tsx";
export { effectSentence, STATUS_TONE, STATUS_WORD } from "./promotion-words.ts";
export { ZoneFields, ZoneSummary } from "./zone-fields.tsx";
export { typedZone, zoneFields } from "./zone-form.ts";
