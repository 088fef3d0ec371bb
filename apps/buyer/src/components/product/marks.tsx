// "Helpful": buttons under reviews, questions and answers. They are plain HTML and belong to one form of the page; one
// listener sends it in the background, and buttons are pressed once it is known what the visitor has marked.
import type { ContentId } from "@stoa/client";
import { buttonClass, Icon, toast } from "@stoa/ui";
import { useNavigate } from "@solidjs/router";
import { createEffect, onCleanup, onMount, Show } from "solid-js";
import { refusalOf } from "../../lib/errors.ts";
import { markHelpful } from "../../lib/forms/mark-helpful.ts";
import { askMarks, forgetMarks, marks, sendMark, setMarked } from "../../lib/marks.ts";
import { mark, usePainting } from "../../lib/painting.ts";
import { useShop } from "../../lib/shop.tsx";
import { viewer } from "../../lib/visitor.ts";

/** The form that every such button of a page belongs to, by this id. */
const MARK_FORM = "mark-form";

/** The button, and the way to report what stands above it. `label` is what the button says. */
export function MarkButtons(props: { subject: ContentId; count: number; label: string }) {
  const { t, path, count } = useShop();
  return (
    <p class="mt-2 -ms-3 flex flex-wrap items-center gap-x-1">
      <button
        type="submit"
        form={MARK_FORM}
        name="mark"
        value={props.subject}
        data-mark={props.subject}
        data-count={props.count}
        class={`${buttonClass({ variant: "quiet", size: "sm" })} text-ink-soft! aria-pressed:text-accent!`}
      >
        <Icon name="check" class="size-4" />
        {props.label}
        <span data-marked class="figures">
          <Show when={props.count > 0}>{count(props.count)}</Show>
        </span>
      </button>
      <a
        href={path(`/report/${props.subject}`)}
        data-report={props.subject}
        rel="nofollow"
        class="inline-flex min-h-9 items-center rounded-full px-3 text-sm text-ink-faint hover:bg-sunken hover:text-ink"
      >
        {t.said.report}
      </a>
    </p>
  );
}

/** Presses or releases a button at once, and tells the marketplace. */
async function press(button: HTMLButtonElement): Promise<void> {
  const isHelpful = button.ariaPressed !== "true";
  const before = Number(button.dataset["count"]);
  const show = (n: number) => {
    button.dataset["count"] = String(n);
    button.querySelector("[data-marked]")!.textContent = n > 0 ? String(n) : "";
  };
  show(Math.max(0, before + (isHelpful ? 1 : -1)));
  setMarked(button.value as ContentId, isHelpful);
  try {
    await sendMark(button.value, isHelpful);
  } catch (error) {
    show(before);
    setMarked(button.value as ContentId, !isHelpful);
    throw error;
  }
}

/** The form of all these buttons, and what makes them quick: once on a page. */
export function Marks(props: { slug: string }) {
  const { t, path, market } = useShop();
  const navigate = useNavigate();
  createEffect(() => (viewer() ? void askMarks(props.slug) : forgetMarks()));
  usePainting(() => {
    const own = marks();
    for (const button of document.querySelectorAll<HTMLElement>("[data-mark]")) {
      const subject = button.dataset["mark"] as ContentId;
      mark(button, "aria-pressed", own && String(own.helpful.includes(subject)));
      mark(button, "hidden", own?.own.includes(subject) ? "" : null);
    }
    for (const link of document.querySelectorAll<HTMLElement>("[data-report]")) {
      const subject = link.dataset["report"] as ContentId;
      mark(link, "hidden", own?.own.includes(subject) || own?.reported.includes(subject) ? "" : null);
    }
  });
  const toSignIn = () =>
    navigate(`/${market.handle}/login?${new URLSearchParams({ next: location.pathname + location.search })}`);
  const onSubmit = (event: SubmitEvent) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.id !== MARK_FORM) return;
    event.preventDefault();
    if (viewer() === null) return toSignIn();
    press(event.submitter as HTMLButtonElement).catch((error: unknown) => {
      const { code } = refusalOf(error);
      if (code === "UNAUTHENTICATED") toSignIn();
      else toast(t.errors[code], { tone: "bad" });
    });
  };
  onMount(() => {
    document.addEventListener("submit", onSubmit);
    onCleanup(() => document.removeEventListener("submit", onSubmit));
  });
  return (
    <form id={MARK_FORM} method="post" action={path("/reviews")} hidden>
      <input type="hidden" name="form" value={markHelpful.name} />
      <input type="hidden" name="slug" value={props.slug} />
    </form>
  );
}
