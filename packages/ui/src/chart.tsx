// Small charts as plain SVG, drawn the same on the server. The figures stand behind them in a table for screen readers.
import { For, Show } from "solid-js";
import { classNames } from "./class-names.ts";

/** One bar or point: what it is called, and how much. `text` is the amount as one reads it. */
export interface ChartPoint {
  label: string;
  value: number;
  text?: string | undefined;
}

interface ChartProps {
  title: string;
  points: readonly ChartPoint[];
  class?: string | undefined;
}

const HEIGHT = 100;
const STEP = 10;

function FigureTable(props: ChartProps) {
  return (
    <table class="sr-only">
      <caption>{props.title}</caption>
      <tbody>
        <For each={props.points}>
          {(point) => (
            <tr>
              <th scope="row">{point.label}</th>
              <td>{point.text ?? point.value}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Frame(props: ChartProps & { drawing: (highest: number) => unknown }) {
  const highest = () => Math.max(1, ...props.points.map((point) => point.value));
  const first = () => props.points[0];
  const last = () => props.points[props.points.length - 1];
  return (
    <figure class={classNames("min-w-0", props.class)}>
      <svg
        viewBox={`0 0 ${Math.max(1, props.points.length) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        class="block h-32 w-full overflow-visible"
        aria-hidden="true"
      >
        <line
          x1="0"
          x2={props.points.length * STEP}
          y1={HEIGHT}
          y2={HEIGHT}
          class="stroke-line"
          vector-effect="non-scaling-stroke"
        />
        {props.drawing(highest()) as never}
      </svg>
      <Show when={props.points.length > 1}>
        <div aria-hidden="true" class="mt-2 flex justify-between text-xs text-ink-faint">
          <span>{first()?.label}</span>
          <span>{last()?.label}</span>
        </div>
      </Show>
      <FigureTable title={props.title} points={props.points} />
    </figure>
  );
}

/** Bars from zero; hovering one names it. */
export function BarChart(props: ChartProps) {
  return (
    <Frame
      {...props}
      drawing={(highest) => (
        <For each={props.points}>
          {(point, i) => (
            <rect
              x={i() * STEP + 1.5}
              width={STEP - 3}
              y={HEIGHT - Math.max(point.value > 0 ? 2 : 0, (point.value / highest) * HEIGHT)}
              height={Math.max(point.value > 0 ? 2 : 0, (point.value / highest) * HEIGHT)}
              class="fill-accent/80 transition-colors hover:fill-accent"
            >
              <title>{`${point.label}: ${point.text ?? point.value}`}</title>
            </rect>
          )}
        </For>
      )}
    />
  );
}

/** A line over a soft area, from zero. */
export function LineChart(props: ChartProps) {
  const path = (highest: number) =>
    props.points
      .map((point, i) => `${i ? "L" : "M"}${i * STEP + STEP / 2} ${HEIGHT - (point.value / highest) * (HEIGHT - 4)}`)
      .join("");
  const edge = () => props.points.length * STEP - STEP / 2;
  return (
    <Frame
      {...props}
      drawing={(highest) => (
        <>
          <path d={`${path(highest)}L${edge()} ${HEIGHT}L${STEP / 2} ${HEIGHT}Z`} class="fill-accent/12" />
          <path
            d={path(highest)}
            class="fill-none stroke-accent stroke-2"
            vector-effect="non-scaling-stroke"
            stroke-linejoin="round"
          />
        </>
      )}
    />
  );
}
