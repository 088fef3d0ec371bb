// The form of a piece of content: its words in each language, how it looks, where it leads, when it is shown.
import { type Action, useSubmission } from "@solidjs/router";
import {
  CONTENT_LANGUAGES,
  CONTENT_TONES,
  type ContentKind,
  type ContentLanguage,
  type ContentView,
  type FormResult,
  isPageKind,
  MARKET_HANDLES,
  marketName,
} from "@stoa/client";
import { Button, Field, FormError, Panel, Select, TextArea } from "@stoa/ui";
import { createSignal, For, onMount, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { typedTime } from "./content-form";
import { PictureFinder } from "./picture-finder";
import { draftIn, Preview } from "./preview";
import { LANGUAGE_WORD, TONE_WORD } from "./words";

type Saving = Action<[FormData], FormResult<unknown>>;

function Words(props: {
  kind: ContentKind;
  language: ContentLanguage;
  content: ContentView | null;
  error?: string | undefined;
}) {
  const text = () => props.content?.texts[props.language];
  const name = (field: string) => `texts.${props.language}.${field}`;
  const isPage = () => isPageKind(props.kind);
  return (
    <details open={props.language === "en" || text() !== undefined} class="border-t border-line first-of-type:border-0">
      <summary class="flex min-h-12 items-center gap-2 font-medium">
        {LANGUAGE_WORD[props.language]}
        <Show when={!text() && props.language !== "en"}>
          <span class="text-sm font-normal text-ink-faint">shows English until it has a title</span>
        </Show>
      </summary>
      <div class="flex flex-col gap-4 pb-5" lang={props.language} dir={props.language === "ar" ? "rtl" : "ltr"}>
        <Field
          label="Title"
          name={name("title")}
          maxlength={90}
          required={props.language === "en"}
          value={text()?.title ?? ""}
          error={props.error}
        />
        <Show when={props.kind !== "rail"}>
          <TextArea
            label={isPage() ? "Text" : "A sentence or two"}
            name={name("body")}
            rows={isPage() ? 14 : 2}
            maxlength={20_000}
            hint={
              isPage()
                ? "Markdown: ## heading, **strong**, *emphasis*, - list, [words](https://… or /help/…)."
                : undefined
            }
            value={text()?.body ?? ""}
          />
        </Show>
        <Show when={!isPage() && props.kind !== "rail"}>
          <Field label="Button" name={name("label")} maxlength={40} value={text()?.label ?? ""} />
        </Show>
      </div>
    </details>
  );
}

function Places(props: {
  kind: ContentKind;
  content: ContentView | null;
  problem: (field: string) => string | undefined;
}) {
  return (
    <Panel title="Where and when">
      <div class="grid gap-5 lg:grid-cols-2">
        <Show
          when={isPageKind(props.kind)}
          fallback={
            <Field
              label="Leads to"
              name="link"
              maxlength={200}
              required={props.kind === "rail"}
              placeholder="/k/slow-coffee"
              hint="A page below the market: /c/category, /k/collection, /p/product, /shop/seller, /s?…, /help/page."
              value={props.content?.link ?? ""}
              error={props.problem("link")}
            />
          }
        >
          <Field
            label="Address"
            name="slug"
            required
            maxlength={60}
            hint="Lower-case letters, digits and hyphens. Changing it makes old links lead nowhere."
            value={props.content?.slug ?? ""}
            error={props.problem("slug")}
          />
        </Show>
        <Select
          label="Market"
          name="market"
          value={props.content?.market ?? ""}
          choices={[
            { value: "", label: "All markets" },
            ...MARKET_HANDLES.map((handle) => ({ value: handle, label: marketName(handle) })),
          ]}
        />
        <Field
          label="Shown from (UTC)"
          name="startsAt"
          type="datetime-local"
          value={typedTime(props.content?.startsAt ?? null)}
        />
        <Field
          label="Shown until (UTC)"
          name="endsAt"
          type="datetime-local"
          value={typedTime(props.content?.endsAt ?? null)}
          error={props.problem("endsAt")}
        />
      </div>
    </Panel>
  );
}

/** The form. `content` is what is stored; null for a new piece. */
export function ContentEditor(props: {
  kind: ContentKind;
  content: ContentView | null;
  action: Saving;
  saveLabel: string;
}) {
  const submission = useSubmission(props.action);
  const [draft, setDraft] = createSignal<ReturnType<typeof draftIn>>();
  const [language, setLanguage] = createSignal<ContentLanguage>("en");
  let form!: HTMLFormElement;
  const look = () => setDraft(draftIn(new FormData(form), language()));
  onMount(look);
  const hasPicture = () => props.kind === "hero" || props.kind === "banner";
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  const problem = (field: string) => refused()?.fields[field]?.[0];
  const refusal = () => {
    const code = refused()?.code;
    if (!code) return null;
    if (code === "HANDLE_TAKEN") return "Another page has this address. Choose a different one.";
    if (code === "CONFLICT") return "Somebody saved this meanwhile. Load the page again before you change it.";
    return Object.values(refused()!.fields)[0]?.[0] ?? sentence(code);
  };
  return (
    <form ref={form} method="post" action={props.action} class="flex flex-col gap-6" onInput={look} onChange={look}>
      <FormError message={refusal()} />
      <Show when={props.content}>
        {(stored) => (
          <>
            <input type="hidden" name="contentId" value={stored().contentId} />
            <input type="hidden" name="version:number" value={stored().version} />
          </>
        )}
      </Show>
      <input type="hidden" name="kind" value={props.kind} />
      <Show when={draft()}>{(shown) => <Preview kind={props.kind} draft={shown()} language={language()} />}</Show>
      <Panel title="Words">
        <For each={CONTENT_LANGUAGES}>
          {(one) => (
            <div onFocusIn={() => (setLanguage(one), look())}>
              <Words kind={props.kind} language={one} content={props.content} error={problem(`texts.${one}.title`)} />
            </div>
          )}
        </For>
      </Panel>
      <Show when={hasPicture()}>
        <Panel title="Ground">
          <Select
            label="Colour"
            bare
            name="tone"
            value={props.content?.tone ?? "laurel"}
            choices={CONTENT_TONES.map((tone) => ({ value: tone, label: TONE_WORD[tone] }))}
          />
        </Panel>
        <PictureFinder chosen={props.content?.imageHash ?? null} error={problem("imageHash")} />
      </Show>
      <Places kind={props.kind} content={props.content} problem={problem} />
      <div class="pointer-events-none sticky bottom-4 flex justify-end">
        <Button type="submit" variant="primary" busy={submission.pending} class="pointer-events-auto shadow-float">
          {props.saveLabel}
        </Button>
      </div>
    </form>
  );
}
