// Forms that work with and without scripts, by one function each. A form posts to the page that shows its outcome: the
// middleware runs the function before that page renders. In the browser the same function runs and the page stays.
import type { Market } from "@stoa/client";
import { revalidate, useNavigate } from "@solidjs/router";
import { createContext, createSignal, type JSX, splitProps, useContext } from "solid-js";
import { type Refusal, refusalOf } from "./errors.ts";
import { getRequestEvent, isServer } from "solid-js/web";
import { inLanguageOf } from "./page.ts";
import type { Posted, Told } from "./posted.ts";

/**
 * What came of a form: somewhere to go, something to be shown once on this page, or a refusal. The address is one of ours
 * or the payment provider's.
 */
export type Outcome = { to: string } | { told: Told } | Refusal;

/** A form: its name in the page, and what it does. `run` is the same on the server and in the browser. */
export interface FormAction {
  name: string;
  run: (fields: FormData, market: Market) => Promise<Outcome>;
  /** The reads that its good outcome changes. */
  changes: string[];
}

/** The page that a form is sent from. */
function here(market: Market): string {
  const url = new URL(isServer ? (getRequestEvent()?.request.url ?? "") : location.href);
  return url.pathname.startsWith(`/${market.handle}`) ? url.pathname + url.search : `/${market.handle}`;
}

/**
 * Defines a form. What `run` throws becomes a refusal; whose proof of who they are is too old for it is led to prove it
 * once more, and back.
 */
export function formAction(name: string, changes: string[], run: FormAction["run"]): FormAction {
  return {
    name,
    changes,
    run: async (fields, market) => {
      try {
        return await run(fields, market);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.code !== "STEP_UP_REQUIRED") return refusal;
        return { to: `/${market.handle}/verify-it-is-you?${new URLSearchParams({ next: here(market) })}` };
      }
    },
  };
}

/** The form with which this page was posted, if it was. */
export const PostedContext = createContext<() => Posted | null | undefined>(() => null);

/** The state of a form in a page. */
export interface FormState {
  action: FormAction;
  /** Why it was refused, last time. */
  refusal: () => Refusal | null;
  /** What its last good outcome shows once. */
  told: () => Told | null;
  pending: () => boolean;
  /** What was typed before the page was posted, and one field of it. */
  fields: () => Record<string, string>;
  typed: (name: string, otherwise?: string) => string;
  submit: (fields: FormData, market: Market) => Promise<void>;
}

/** The fields that a refusal names, by the last part of their paths. */
export function refusedFields(form: FormState): string[] {
  const named = form.refusal()?.details["fields"];
  return Array.isArray(named) ? named.map((name: string) => name.split(".").at(-1)?.split(":")[0] ?? "") : [];
}

/**
 * Ties a form to the page. In the browser a good outcome leads on by itself, unless `onDone` takes it.
 */
export function useForm(action: FormAction, onDone?: (to: string, fields: FormData) => void): FormState {
  const posted = useContext(PostedContext);
  const navigate = useNavigate();
  const mine = () => {
    const sent = posted();
    return sent?.form === action.name ? sent : null;
  };
  const [refused, setRefused] = createSignal<Refusal | null>();
  const [told, setTold] = createSignal<Told | null>();
  const [pending, setPending] = createSignal(false);

  return {
    action,
    pending,
    refusal: () => (refused() === undefined ? (mine()?.refusal ?? null) : (refused() ?? null)),
    told: () => (told() === undefined ? (mine()?.told ?? null) : (told() ?? null)),
    fields: () => mine()?.fields ?? {},
    typed: (name, otherwise = "") => mine()?.fields[name] ?? otherwise,
    async submit(fields, market) {
      if (pending()) return;
      setPending(true);
      const outcome = await action.run(fields, market);
      setRefused("code" in outcome ? outcome : null);
      setTold("told" in outcome ? outcome.told : null);
      if (!("code" in outcome) && action.changes.length > 0) await revalidate(action.changes);
      if ("to" in outcome) {
        if (onDone) onDone(inLanguageOf(location.pathname, outcome.to), fields);
        else if (outcome.to.startsWith("/")) navigate(inLanguageOf(location.pathname, outcome.to));
        else return location.assign(outcome.to); // stays pending: the page is being left
      }
      setPending(false);
    },
  };
}

/** The `<form>` of a form state. `to` is the page that shows the outcome when there are no scripts. */
export function Form(
  props: { state: FormState; market: Market; to: string; children: JSX.Element } & Omit<
    JSX.FormHTMLAttributes<HTMLFormElement>,
    "action" | "method" | "onSubmit"
  >,
) {
  const [own, rest] = splitProps(props, ["state", "market", "to", "children"]);
  return (
    <form
      {...rest}
      method="post"
      action={own.to}
      onSubmit={(event) => {
        event.preventDefault();
        void own.state.submit(new FormData(event.currentTarget, event.submitter), own.market);
      }}
    >
      <input type="hidden" name="form" value={own.state.action.name} />
      {own.children}
    </form>
  );
}
