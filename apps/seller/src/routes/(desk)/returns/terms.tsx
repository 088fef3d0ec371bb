// The seller's own terms of return, which can only be kinder than the marketplace's policy.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import { BackLink, Button, Field, FormError, PageHead, Panel, Select, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { returnTerms, setReturnTerms } from "./actions";

export const route = { preload: () => void returnTerms() } satisfies RouteDefinition;

export default function TermsPage() {
  const terms = createAsync(() => returnTerms(), { deferStream: true });
  const outcome = useOutcome(setReturnTerms, { own: { INVALID_INPUT: "Say a number of days from 0 to 365." } });
  return (
    <>
      <Title>Terms of return · Stoa for sellers</Title>
      <BackLink href="/returns">Returns</BackLink>
      <PageHead
        title="Your terms of return"
        lead="They count where they are kinder than the marketplace's policy. In the EU customers always have the 14 days of Directive 2011/83/EU."
      />
      <Show when={terms()}>
        {(terms) => (
          <Panel class="max-w-2xl">
            <form method="post" action={setReturnTerms} class="flex flex-col items-start gap-5">
              <FormError message={outcome.error()} />
              <Field
                label="Days in which things can come back"
                name="windowDays:number"
                type="number"
                inputmode="numeric"
                min={0}
                max={365}
                required
                class="w-full max-w-xs"
                hint={`The marketplace gives ${terms().market.windowDays}, and other windows for some categories.`}
                value={terms().own?.windowDays ?? terms().market.windowDays}
              />
              <Select
                label="Who pays the way back"
                name="wayBack"
                class="w-full max-w-xs"
                choices={[
                  { value: "buyer", label: "The customer, unless it is your fault" },
                  { value: "seller", label: "You, always" },
                ]}
                value={terms().own?.wayBack ?? terms().market.wayBack}
              />
              <TextArea
                label="Where and how to send it"
                name="instructions"
                class="w-full"
                rows={4}
                maxlength={1_000}
                hint="Every customer whose return is approved reads it: your address, and what to put on the parcel."
                value={terms().own?.instructions ?? ""}
              />
              <Button type="submit" variant="primary" busy={outcome.pending()}>
                Save
              </Button>
            </form>
          </Panel>
        )}
      </Show>
    </>
  );
}
