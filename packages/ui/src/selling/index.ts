// Promotions, delivery and account health as sellers and operators see them: the parts that both dashboards share.
export * from "./forms.ts";
export { HEALTH_REASON, HealthMeasures, HealthVerdict } from "./health.tsx";
export { MarketZones } from "./market-zones.tsx";
export { PromotionFields } from "./promotion-fields.tsx";
export { PromotionSteps } from "./promotion-steps.tsx";
export { PromotionTable } from "./promotion-table.tsx";
export { ZoneFields } from "./zone-fields.tsx";
