// What is being written, as the shop will show it, in each language and on each ground.
import { CONTENT_TONES, type ContentKind, type ContentLanguage, type ContentTone } from "@stoa/client";
import { ContentBanner, ContentSlide, Markdown, Panel, type ShownContent } from "@stoa/ui";
import { Match, Show, Switch } from "solid-js";

/** A piece as it stands in the form. */
export function draftIn(form: FormData, language: ContentLanguage): ShownContent {
  const text = (name: string) =>
    String(form.get(`texts.${language}.${name}`) ?? "") || String(form.get(`texts.en.${name}`) ?? "");
  const tone = String(form.get("tone"));
  return {
    title: text("title"),
    body: text("body"),
    label: text("label"),
    tone: CONTENT_TONES.find((one): one is ContentTone => one === tone) ?? "stone",
    imageHash: String(form.get("imageHash") ?? "") || null,
    link: String(form.get("link") ?? "") || null,
  };
}

/** The preview. Its links lead nowhere. */
export function Preview(props: { kind: ContentKind; draft: ShownContent; language: ContentLanguage }) {
  return (
    <Panel title="Preview">
      <div lang={props.language} dir={props.language === "ar" ? "rtl" : "ltr"} aria-live="polite">
        <Switch
          fallback={
            <>
              <h1 class="text-title font-semibold tracking-tight">{props.draft.title}</h1>
              <Markdown text={props.draft.body} class="mt-5" />
            </>
          }
        >
          <Match when={props.kind === "hero"}>
            <div class="min-h-80 [&_article]:min-h-80" inert>
              <Show when={props.draft} keyed>
                {(block) => <ContentSlide block={block} href="/" />}
              </Show>
            </div>
          </Match>
          <Match when={props.kind === "banner"}>
            <div inert>
              <Show when={props.draft} keyed>
                {(block) => <ContentBanner block={block} href="/" />}
              </Show>
            </div>
          </Match>
          <Match when={props.kind === "rail"}>
            <p class="text-title font-semibold tracking-tight">{props.draft.title}</p>
            <p class="mt-1 text-sm text-ink-soft">
              The products of {props.draft.link ?? "a category or a collection"}.
            </p>
          </Match>
        </Switch>
      </div>
    </Panel>
  );
}
