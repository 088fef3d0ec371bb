// Promotions and delivery as sellers and operators set them: the parts that both dashboards share.
export * from "./forms.ts";
export { PromotionFields } from "./promotion-fields.tsx";
export { PromotionTable } from "./promotion-table.tsx";
export { ZoneFields, ZoneSummary } from "./zone-fields.tsx";
