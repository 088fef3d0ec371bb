// What the parts of signing in are given by the app that they stand in: how a form is sent, the words, how time is told.
import { formatTime } from "@stoa/contract";
import { createContext, type JSX, useContext } from "solid-js";
import { SIGNING_WORDS, type SigningWords } from "./words.ts";

/** How the last try of a form stands. */
export interface StepState {
  pending: () => boolean;
  /** Why it was refused, in a sentence. */
  refusal: () => string | null;
  /** What was typed before the page was posted. */
  typed: (name: string) => string;
}

/** A form that the app sends: its name, what it carries unseen, and what tells it from others of its name. */
export interface StepFormProps {
  step: string;
  hidden?: Record<string, string>;
  label?: string;
  class?: string;
  children: (state: StepState) => JSX.Element;
}

/** What the app brings. */
export interface SigningKit {
  Form: (props: StepFormProps) => JSX.Element;
  words: SigningWords;
  locale: string;
  timeZone: string;
}

const KitContext = createContext<SigningKit>();

/** Gives the parts below it what the app brings. */
export function SigningParts(props: {
  form: SigningKit["Form"];
  words?: SigningWords | undefined;
  locale: string;
  timeZone: string;
  children: JSX.Element;
}) {
  return (
    <KitContext.Provider
      value={{
        Form: props.form,
        words: props.words ?? SIGNING_WORDS,
        locale: props.locale,
        timeZone: props.timeZone,
      }}
    >
      {props.children}
    </KitContext.Provider>
  );
}

/** What the app brings. */
export function useSigning(): SigningKit & { when: (at: number) => string } {
  const kit = useContext(KitContext);
  if (kit === undefined) throw new Error("useSigning() outside of SigningParts");
  return { ...kit, when: (at) => formatTime(at, kit.locale, kit.timeZone) };
}
