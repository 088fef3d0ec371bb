// Promotions and delivery as sellers and operators set them: the parts that both dashboards share.
export * from "./forms.ts";
export { MarketZones } from "./market-zones.tsx";
export { PromotionFields } from "./promotion-fields.tsx";
export { PromotionSteps } from "./promotion-steps.tsx";
export { PromotionTable } from "./promotion-table.tsx";
export { ZoneFields } from "./zone-fields.tsx";
