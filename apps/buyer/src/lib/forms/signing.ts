// The forms of signing in and of the account's security: what they do is the same in all apps.
import type { Market } from "@stoa/client";
import { SIGNING_STEPS, type SigningPlaces, type SigningStep, takeStep } from "@stoa/client/signing";
import { api } from "../api.ts";
import { type FormAction, formAction } from "../form.tsx";
import { setViewer } from "../visitor.ts";
import { EVERYTHING_OWN } from "./fields.ts";
import { afterSignIn } from "./wish.ts";

/** Where those pages are in a market. Who has come in goes on to `next`, with the wish that led there. */
export function placesOf(market: Market): SigningPlaces {
  const path = (rest: string) => `/${market.handle}${rest}`;
  return {
    market: market.handle,
    login: path("/login"),
    secondStep: path("/login/second-step"),
    prove: path("/verify-it-is-you"),
    security: path("/account/security"),
    home: path("/account"),
    entered: async (fields, viewer) => {
      const to = await afterSignIn(fields, market.handle);
      setViewer(viewer);
      return to;
    },
  };
}

const CHANGED = [...EVERYTHING_OWN, "security", "waiting", "proof"];

const formOf = (step: SigningStep): FormAction =>
  formAction(step, CHANGED, async (fields, market) => ({
    to: await takeStep(api(), step, { fields, places: placesOf(market) }),
  }));

/** Each form by its name. */
export const SIGNING_FORMS = Object.fromEntries(SIGNING_STEPS.map((step) => [step, formOf(step)])) as Record<
  SigningStep,
  FormAction
>;
