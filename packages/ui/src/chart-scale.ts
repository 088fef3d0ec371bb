// Where the points of a chart stand. All charts begin at zero: a part of a scale makes small things look large.

/** The height of a drawing, in its own units. */
export const CHART_HEIGHT = 100;
/** The width of one point's share of a drawing. */
export const CHART_STEP = 10;

const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** The top of a scale: a round figure at or above everything that is shown, and at least 1. */
export function chartTop(values: readonly number[]): number {
  const highest = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(highest));
  return (ROUND_STEPS.find((step) => step * power >= highest) ?? 10) * power;
}

/** How far down a value stands: the top is 0, zero is the bottom. What is below zero is drawn as zero. */
export function chartY(value: number, top: number): number {
  return CHART_HEIGHT - (Math.max(0, value) / top) * CHART_HEIGHT;
}

/** The path of a line through values, one after another; a value that is missing leaves a gap. */
export function chartLine(values: readonly (number | undefined)[], top: number): string {
  let isDrawing = false;
  return values
    .map((value, i) => {
      if (value === undefined) {
        isDrawing = false;
        return "";
      }
      const command = `${isDrawing ? "L" : "M"}${i * CHART_STEP + CHART_STEP / 2} ${round(chartY(value, top))}`;
      isDrawing = true;
      return command;
    })
    .join("");
}

/** How much more or less than before, in hundredths of a percent; null where there was nothing before. */
export function changeBps(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 10_000);
}

const round = (value: number) => Math.round(value * 100) / 100;
