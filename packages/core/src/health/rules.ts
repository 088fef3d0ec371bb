// How a measure stands to its target. Pure.
import { HEALTH_TARGETS, type HealthMeasure, type HealthMetric } from "@stoa/contract";

/** Of fewer than this nothing is concluded: one late order of five proves little. */
const FEW = 10;

/** Within a fifth of the target that may go wrong it is near. */
const NEAR = 0.8;

/** A measure of `count` among `totalCount`: of what went wrong for targets of `most`, of what went right for `least`. */
export function measureOf(metric: HealthMetric, count: number, totalCount: number): HealthMeasure {
  const { bps, kind } = HEALTH_TARGETS[metric];
  const rateBps = totalCount > 0 ? Math.round((count * 10_000) / totalCount) : 0;
  const wrongBps = kind === "most" ? rateBps : 10_000 - rateBps;
  const mayBps = kind === "most" ? bps : 10_000 - bps;
  const isMissed = kind === "most" ? wrongBps >= mayBps : wrongBps > mayBps;
  const standing =
    totalCount === 0
      ? "none"
      : !isMissed
        ? wrongBps >= mayBps * NEAR
          ? "near"
          : "good"
        : totalCount < FEW
          ? "few"
          : "missed";
  return { metric, count, totalCount, rateBps, standing };
}
