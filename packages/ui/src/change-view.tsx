// A change of a product, field by field: how it was on one side, how it is to be on the other; below each other on a phone.
import type { AttributeValue, ChangedFields } from "@stoa/contract";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Picture } from "./picture.tsx";
import { type TextChange, textChange } from "./text-change.ts";

const FIELD_WORD: Record<keyof ChangedFields, string> = {
  title: "Title",
  brand: "Brand",
  categorySlug: "Category",
  description: "Description",
  attributes: "Attributes",
  images: "Pictures",
  slug: "Address",
  status: "State",
};

const FIELDS = Object.keys(FIELD_WORD) as (keyof ChangedFields)[];

interface ChangeViewProps {
  before: ChangedFields;
  after: ChangedFields;
  /** What the sides are called. */
  heads?: readonly [before: string, after: string] | undefined;
  /** Names of attributes by key. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Puts the sides below each other, for narrow places. */
  stacked?: boolean | undefined;
}

/** The fields that differ. What was added or taken away is marked by colour and by its element (`ins`, `del`). */
export function ChangeView(props: ChangeViewProps) {
  const isBirth = () => Object.keys(props.before).length === 0;
  const fields = () => FIELDS.filter((field) => props.after[field] !== undefined);
  return (
    <dl class="divide-y divide-line">
      <For each={fields()}>
        {(field) => (
          <div class="py-4 first:pt-0 last:pb-0">
            <dt class="mb-2 text-sm font-semibold">{FIELD_WORD[field]}</dt>
            <Show
              when={!isBirth()}
              fallback={
                <dd class="text-sm">
                  <Value field={field} of={props.after} labels={props.labels} />
                </dd>
              }
            >
              <dd class={`grid gap-3 text-sm ${props.stacked ? "" : "sm:grid-cols-2"}`}>
                <Side head={props.heads?.[0] ?? "Before"} side="before">
                  <Value field={field} of={props.before} other={props.after} side="before" labels={props.labels} />
                </Side>
                <Side head={props.heads?.[1] ?? "After"} side="after">
                  <Value field={field} of={props.after} other={props.before} side="after" labels={props.labels} />
                </Side>
              </dd>
            </Show>
          </div>
        )}
      </For>
    </dl>
  );
}

type SideName = "before" | "after";

function Side(props: { head: string; side: SideName; children: JSX.Element }) {
  return (
    <div
      class={`min-w-0 rounded-md border-s-2 bg-sunken/60 px-3.5 py-2.5 ${props.side === "before" ? "border-bad" : "border-good"}`}
    >
      <p class="mb-1 text-xs text-ink-faint">{props.head}</p>
      {props.children}
    </div>
  );
}

interface ValueProps {
  field: keyof ChangedFields;
  of: ChangedFields;
  other?: ChangedFields | undefined;
  side?: SideName | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
}

function Value(props: ValueProps) {
  const text = (of: ChangedFields | undefined) => {
    const value = of?.[props.field];
    return typeof value === "string" ? value : "";
  };
  const change = (): TextChange => {
    if (!props.other || !props.side) return { start: text(props.of), middle: "", end: "" };
    const isBefore = props.side === "before";
    const both = isBefore
      ? textChange(text(props.of), text(props.other))
      : textChange(text(props.other), text(props.of));
    return both[props.side];
  };
  return (
    <Switch
      fallback={
        <p dir="auto" class="break-words whitespace-pre-line">
          {change().start}
          <Mark side={props.side}>{change().middle}</Mark>
          {change().end}
        </p>
      }
    >
      <Match when={props.field === "attributes"}>
        <Attributes {...props} />
      </Match>
      <Match when={props.field === "images"}>
        <ul class="flex flex-wrap gap-3">
          <For each={props.of.images}>
            {(image) => (
              <li class="w-24">
                <Picture image={image} sizes="96px" class="rounded-md" />
                <p class="mt-1 text-xs text-ink-faint">{image.alt}</p>
              </li>
            )}
          </For>
        </ul>
      </Match>
    </Switch>
  );
}

function Mark(props: { side: SideName | undefined; children: string }) {
  return (
    <Show when={props.children && props.side}>
      <Show
        when={props.side === "before"}
        fallback={<ins class="rounded-sm bg-good-soft text-good no-underline">{props.children}</ins>}
      >
        <del class="rounded-sm bg-bad-soft text-bad">{props.children}</del>
      </Show>
    </Show>
  );
}

/** A yes or no as a word. */
const shown = ({ value }: AttributeValue) => (typeof value === "boolean" ? (value ? "Yes" : "No") : String(value));

function Attributes(props: ValueProps) {
  const isOther = (one: AttributeValue) =>
    props.other !== undefined &&
    !props.other.attributes?.some((each) => each.key === one.key && each.value === one.value);
  return (
    <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <For each={props.of.attributes}>
        {(one) => (
          <>
            <dt class="text-ink-faint">{props.labels?.[one.key] ?? one.key.replaceAll("-", " ")}</dt>
            <dd class="min-w-0 break-words">
              <Show when={isOther(one)} fallback={shown(one)}>
                <Mark side={props.side}>{shown(one)}</Mark>
              </Show>
            </dd>
          </>
        )}
      </For>
    </dl>
  );
}
