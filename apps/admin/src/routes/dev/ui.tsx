// Every component that the apps share, in its states, for whoever builds with them. Served on this computer only.
import { HttpStatusCode } from "@solidjs/start";
import {
  Badge,
  BarChart,
  Button,
  Checkbox,
  ContentBanner,
  ContentSlide,
  Dialog,
  EmptyState,
  ErrorState,
  Facts,
  Field,
  Icon,
  LineChart,
  LinkButton,
  Markdown,
  Mark,
  Money,
  Notice,
  Panel,
  Rating,
  Select,
  Skeleton,
  Sparkline,
  Stat,
  TextArea,
  toast,
  Toaster,
  type Tone,
  Wordmark,
} from "@stoa/ui";
import { CONTENT_TONES } from "@stoa/client";
import { createSignal, For, type JSX, Show } from "solid-js";
import { getRequestEvent, isServer } from "solid-js/web";

const host = () => (isServer ? new URL(getRequestEvent()!.request.url).hostname : location.hostname);
const isHere = () => host() === "localhost" || host() === "127.0.0.1";

const GROUNDS = ["ground", "surface", "sunken", "tile", "stone", "clay", "laurel", "night"];
const SIGNALS = ["accent", "deal", "good", "warn", "bad", "info", "star"];
const TONES: readonly Tone[] = ["plain", "good", "warn", "bad", "info", "deal"];
const SIZES = ["text-2xs", "text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-title", "text-display"];

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <Panel title={props.title} class="mb-6">
      <div class="flex flex-wrap items-start gap-4">{props.children}</div>
    </Panel>
  );
}

function Swatch(props: { name: string }) {
  return (
    <figure class="w-24 text-xs text-ink-soft">
      <div class="h-14 rounded-md ring-1 ring-line" style={{ background: `var(--color-${props.name})` }} />
      <figcaption class="mt-1">{props.name}</figcaption>
    </figure>
  );
}

function Tokens() {
  return (
    <>
      <Part title="Wordmark and mark">
        <Wordmark class="h-8 w-auto" />
        <Mark class="size-8" />
      </Part>
      <Part title="Colours">
        <For each={[...GROUNDS, ...SIGNALS]}>{(name) => <Swatch name={name} />}</For>
      </Part>
      <Part title="Type">
        <div class="w-full">
          <For each={SIZES}>{(size) => <p class={`${size} truncate`}>{size}: One roof. Many makers.</p>}</For>
        </div>
      </Part>
    </>
  );
}

function Controls() {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <>
      <Part title="Buttons">
        <Button variant="primary">Primary</Button>
        <Button>Secondary</Button>
        <Button variant="quiet">Quiet</Button>
        <Button variant="danger">Danger</Button>
        <Button variant="primary" busy>
          Busy
        </Button>
        <Button disabled>Disabled</Button>
        <LinkButton href="#" size="lg">
          A link, large
        </LinkButton>
        <Button size="sm">Small</Button>
      </Part>
      <Part title="Fields">
        <Field label="One line" name="a" hint="A hint stands below." class="w-64" />
        <Field label="Refused" name="b" value="12" error="Too short." class="w-64" />
        <Select label="A choice" name="c" choices={[{ value: "1", label: "One" }]} class="w-64" />
        <TextArea label="Several lines" name="d" rows={2} class="w-64" />
        <Checkbox label="A box to tick" name="e" checked />
      </Part>
      <Part title="Dialog and messages">
        <Button onClick={() => setIsOpen(true)}>Open a dialog</Button>
        <Dialog open={isOpen()} onClose={() => setIsOpen(false)} title="A dialog" footer={<Button>Do it</Button>}>
          Focus stays inside; Escape closes it.
        </Dialog>
        <Button onClick={() => toast("It is done", { tone: "good", action: { label: "Undo", run: () => undefined } })}>
          Show a message
        </Button>
        <details class="group rounded-md border border-line px-4">
          <summary class="flex min-h-11 items-center gap-2">
            A part that folds <Icon name="chevronDown" class="size-4 group-open:rotate-180" />
          </summary>
          <p class="pb-3">And what is in it.</p>
        </details>
      </Part>
    </>
  );
}

function Showing() {
  return (
    <>
      <Part title="Badges, notices, facts">
        <For each={TONES}>{(tone) => <Badge tone={tone}>{tone}</Badge>}</For>
        <Rating centi={430} label="4.3 out of 5" class="h-4" />
        <Money minor={129_900} currency="EUR" locale="de-DE" class="text-xl font-semibold" />
        <Notice tone="good">Saved.</Notice>
        <Notice tone="warn">Something changed.</Notice>
        <Facts facts={[{ label: "Brand", value: "Kopp" }]} />
        <Stat label="Orders today" value="128" note="12 more than yesterday" />
      </Part>
      <Part title="While waiting, nothing there, broken">
        <div class="flex w-64 flex-col gap-3">
          <Skeleton class="aspect-square" />
          <Skeleton class="h-4" />
          <Skeleton class="h-4 w-2/3" />
        </div>
        <EmptyState title="Nothing here yet" actions={<Button variant="primary">Begin</Button>}>
          Say kindly what to do now.
        </EmptyState>
        <ErrorState title="Something went wrong" actions={<Button>Try again</Button>} />
      </Part>
      <Part title="Charts">
        <LineChart
          title="Sales"
          points={WEEK}
          periods={{ now: "This week", before: "The week before" }}
          topText={String}
          figures
          class="w-full sm:w-96"
        />
        <BarChart title="Orders" points={WEEK} topText={String} class="w-full sm:w-96" />
        <Sparkline title="Views" points={WEEK} />
      </Part>
      <Part title="Content">
        <div class="grid w-full gap-4 md:grid-cols-2">
          <For each={CONTENT_TONES}>{(tone) => <ContentBanner block={sample(tone)} href="#" />}</For>
        </div>
        <div class="w-full">
          <ContentSlide block={sample("laurel")} href="#" />
        </div>
        <Markdown text={"## A heading\nWords, **strong** and *soft*, a [link](https://example.com).\n\n- one\n- two"} />
      </Part>
    </>
  );
}

const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((label, i) => ({
  label,
  value: [12, 18, 9, 24, 31, 40, 22][i]!,
  before: [10, 15, 16, 20, 22, 30, 28][i],
}));

const sample = (tone: (typeof CONTENT_TONES)[number]) => ({
  tone,
  title: "One roof. Many makers.",
  body: "A sentence or two about it.",
  label: "Browse everything",
  imageHash: null,
  link: "/s",
});

export default function DevUi() {
  return (
    <Show when={isHere()} fallback={<HttpStatusCode code={404} />}>
      <main class="page py-8">
        <h1 class="mb-6 text-title font-semibold tracking-tight">Components</h1>
        <Tokens />
        <Controls />
        <Showing />
      </main>
      <Toaster />
    </Show>
  );
}
