// Small charts as plain SVG, drawn the same on the server. The figures stand behind them in a table: for screen
// readers always, for everybody with `figures`.
import { createSignal, For, type JSX, Show } from "solid-js";
import { CHART_HEIGHT, CHART_STEP, chartLine, chartTop, chartY } from "./chart-scale.ts";
import { classNames } from "./class-names.ts";

/** One bar or point: what it is called, and how much. `text` is the amount as one reads it. */
export interface ChartPoint {
  label: string;
  value: number;
  text?: string | undefined;
  /** What stood here in the period that this one is compared with. */
  before?: number | undefined;
  beforeText?: string | undefined;
}

/** What every chart takes. */
export interface ChartProps {
  title: string;
  points: readonly ChartPoint[];
  /** How the two periods are called, where points say what was `before`: `This month`, `The month before`. */
  periods?: { now: string; before: string } | undefined;
  /** Shows the figures in a table that opens under the chart. Without it they are for screen readers only. */
  figures?: boolean | undefined;
  /** The top of the scale as one reads it; left out, it is not written. */
  topText?: ((top: number) => string) | undefined;
  class?: string | undefined;
}

const textOf = (point: ChartPoint) => point.text ?? String(point.value);
const beforeOf = (point: ChartPoint) => point.beforeText ?? String(point.before ?? "");

function FigureTable(props: ChartProps & { class: string }) {
  return (
    <table class={props.class}>
      <caption class="sr-only">{props.title}</caption>
      <Show when={props.periods}>
        {(periods) => (
          <thead>
            <tr class="border-b border-line text-xs text-ink-faint">
              <td />
              <th scope="col" class="py-1.5 text-end font-medium">
                {periods().now}
              </th>
              <th scope="col" class="py-1.5 text-end font-medium">
                {periods().before}
              </th>
            </tr>
          </thead>
        )}
      </Show>
      <tbody>
        <For each={props.points}>
          {(point) => (
            <tr class="border-b border-line last:border-0">
              <th scope="row" class="py-1.5 text-start font-normal text-ink-soft">
                {point.label}
              </th>
              <td class="figures py-1.5 text-end">{textOf(point)}</td>
              <Show when={props.periods}>
                <td class="figures py-1.5 text-end text-ink-soft">{beforeOf(point)}</td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** The figures of a chart: in a part that opens, or for screen readers only. */
function Figures(props: ChartProps) {
  return (
    <Show when={props.figures} fallback={<FigureTable {...props} class="sr-only" />}>
      <details class="mt-2 text-sm">
        <summary class="inline-flex min-h-9 cursor-pointer items-center text-xs text-ink-soft hover:text-ink">
          Show as a table
        </summary>
        <div class="max-h-80 overflow-y-auto" tabindex="0" role="region" aria-label={`${props.title}: figures`}>
          <FigureTable {...props} class="w-full border-collapse" />
        </div>
      </details>
    </Show>
  );
}

/** Names the lines, or the point under the pointer. */
function Legend(props: ChartProps & { at: number | undefined }) {
  const point = () => (props.at === undefined ? undefined : props.points[props.at]);
  return (
    <Show when={props.periods || props.topText || point()}>
      <div aria-hidden="true" class="mb-2 flex min-h-5 flex-wrap items-center gap-x-4 text-xs text-ink-soft">
        <Show
          when={point()}
          fallback={
            <>
              <Show when={props.periods}>
                {(periods) => (
                  <>
                    <span class="flex items-center gap-1.5">
                      <i class="h-0.5 w-4 rounded-full bg-accent" />
                      {periods().now}
                    </span>
                    <span class="flex items-center gap-1.5">
                      <i class="w-4 border-t-2 border-dotted border-line-strong" />
                      {periods().before}
                    </span>
                  </>
                )}
              </Show>
            </>
          }
        >
          {(point) => (
            <>
              <span>{point().label}</span>
              <span class="figures font-semibold text-ink">{textOf(point())}</span>
              <Show when={props.periods && point().before !== undefined}>
                <span class="figures">
                  {props.periods!.before}: {beforeOf(point())}
                </span>
              </Show>
            </>
          )}
        </Show>
        <Show when={props.topText}>
          <span class="figures ms-auto text-ink-faint">{props.topText!(topOf(props.points))}</span>
        </Show>
      </div>
    </Show>
  );
}

const topOf = (points: readonly ChartPoint[]) => chartTop(points.flatMap((point) => [point.value, point.before ?? 0]));

function Frame(props: ChartProps & { drawing: (top: number) => JSX.Element }) {
  const [at, setAt] = createSignal<number>();
  const width = () => Math.max(1, props.points.length) * CHART_STEP;
  const ruler = (y: number) => (
    <line x1="0" x2={width()} y1={y} y2={y} class="stroke-line" vector-effect="non-scaling-stroke" />
  );
  return (
    <figure class={classNames("min-w-0", props.class)}>
      <Legend {...props} at={at()} />
      <svg
        viewBox={`0 0 ${width()} ${CHART_HEIGHT}`}
        preserveAspectRatio="none"
        class="block h-32 w-full overflow-visible"
        aria-hidden="true"
        onPointerLeave={() => setAt(undefined)}
      >
        <Show when={props.topText}>
          {ruler(0)}
          {ruler(CHART_HEIGHT / 2)}
        </Show>
        {ruler(CHART_HEIGHT)}
        {props.drawing(topOf(props.points))}
        <For each={props.points}>
          {(point, i) => (
            <rect
              x={i() * CHART_STEP}
              width={CHART_STEP}
              y="0"
              height={CHART_HEIGHT}
              class="fill-transparent hover:fill-ink/5"
              onPointerEnter={() => setAt(i())}
            >
              <title>{`${point.label}: ${textOf(point)}`}</title>
            </rect>
          )}
        </For>
      </svg>
      <Show when={props.points.length > 1}>
        <div aria-hidden="true" class="mt-2 flex justify-between text-xs text-ink-faint">
          <span>{props.points[0]?.label}</span>
          <span>{props.points.at(-1)?.label}</span>
        </div>
      </Show>
      <Figures {...props} />
    </figure>
  );
}

/** Bars from zero, with a mark where the period before stood; pointing at one names it. */
export function BarChart(props: ChartProps) {
  return (
    <Frame
      {...props}
      drawing={(top) => (
        <For each={props.points}>
          {(point, i) => {
            const height = () => (point.value > 0 ? Math.max(2, CHART_HEIGHT - chartY(point.value, top)) : 0);
            return (
              <>
                <rect
                  x={i() * CHART_STEP + 1.5}
                  width={CHART_STEP - 3}
                  y={CHART_HEIGHT - height()}
                  height={height()}
                  class="fill-accent/80"
                />
                <Show when={point.before !== undefined}>
                  <line
                    x1={i() * CHART_STEP + 0.5}
                    x2={(i() + 1) * CHART_STEP - 0.5}
                    y1={chartY(point.before!, top)}
                    y2={chartY(point.before!, top)}
                    class="stroke-line-strong stroke-2"
                    vector-effect="non-scaling-stroke"
                  />
                </Show>
              </>
            );
          }}
        </For>
      )}
    />
  );
}

/** A line over a soft area, from zero; the period before is a dotted line under it. */
export function LineChart(props: ChartProps) {
  const values = () => props.points.map((point) => point.value);
  const before = () => props.points.map((point) => point.before);
  const edge = () => props.points.length * CHART_STEP - CHART_STEP / 2;
  return (
    <Frame
      {...props}
      drawing={(top) => (
        <Show when={props.points.length > 0}>
          <path
            d={`${chartLine(values(), top)}L${edge()} ${CHART_HEIGHT}L${CHART_STEP / 2} ${CHART_HEIGHT}Z`}
            class="fill-accent/12"
          />
          <path
            d={chartLine(before(), top)}
            class="fill-none stroke-line-strong stroke-2"
            stroke-dasharray="1 5"
            stroke-linecap="round"
            vector-effect="non-scaling-stroke"
          />
          <path
            d={chartLine(values(), top)}
            class="fill-none stroke-accent stroke-2"
            vector-effect="non-scaling-stroke"
            stroke-linejoin="round"
          />
        </Show>
      )}
    />
  );
}

/** A line as high as a word, for a row of a table. It needs no axis, and its figures are read as one sentence. */
export function Sparkline(props: { title: string; points: readonly ChartPoint[]; class?: string | undefined }) {
  const values = () => props.points.map((point) => point.value);
  const said = () => {
    const last = props.points.at(-1);
    const highest = props.points.reduce<ChartPoint | undefined>(
      (most, point) => (most && most.value >= point.value ? most : point),
      undefined,
    );
    if (!last || !highest) return props.title;
    return `${props.title}: ${textOf(last)} (${last.label}), at most ${textOf(highest)} (${highest.label})`;
  };
  return (
    <svg
      role="img"
      aria-label={said()}
      viewBox={`0 -4 ${Math.max(1, props.points.length) * CHART_STEP} ${CHART_HEIGHT + 8}`}
      preserveAspectRatio="none"
      class={classNames("inline-block h-6 w-24 align-middle", props.class)}
    >
      <path
        d={chartLine(values(), chartTop(values()))}
        class="fill-none stroke-accent"
        stroke-width="1.5"
        vector-effect="non-scaling-stroke"
        stroke-linejoin="round"
      />
    </svg>
  );
}
