// Applying to sell: a plain form that opens a shop which waits for the operators.
import { Title } from "@solidjs/meta";
import { action, createAsync, Navigate, redirect, useSubmission } from "@solidjs/router";
import { ApplyToSell, countryName, MARKETS, submitForm, type Viewer } from "@stoa/client";
import { Button, Field, FormError, Select, TextArea, Wordmark } from "@stoa/ui";
import { Match, Switch } from "solid-js";
import { signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { viewer } from "~/lib/viewer";

const apply = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(ApplyToSell, form, (input) => api().account.applyToSell.mutate(input));
  if (result.ok) throw redirect("/onboarding");
  return result;
}, "apply");

/** Where one can sell from: the markets' countries first, then their neighbours. */
const COUNTRIES = [
  ...Object.values(MARKETS).map(({ country }) => country),
  ..."AT BE CA CH CZ DK ES FI FR GB IE IT LU NL NO NZ PL PT SA SE SG".split(" "),
];

export default function ApplyPage() {
  const me = createAsync(() => viewer(), { deferStream: true });
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <Title>Apply to sell · Stoa for sellers</Title>
      <Switch>
        <Match when={me() === null}>
          <Navigate href={signInHref("/apply")} />
        </Match>
        <Match when={me()}>{(me) => <ApplyForm me={me()} />}</Match>
      </Switch>
    </main>
  );
}

function ApplyForm(props: { me: Viewer }) {
  const submission = useSubmission(apply);
  const refusal = () => (submission.result?.ok === false ? submission.result : undefined);
  const typed = (name: string) => submission.input?.[0]?.get(name)?.toString() ?? "";
  const wrong = (name: string, why: string) => (refusal()?.fields[name] ? why : undefined);
  return (
    <div class="w-full max-w-lg">
      <div class="mb-8 flex items-center gap-2.5">
        <Wordmark class="h-6 w-auto" />
        <span class="border-s border-line ps-2.5 text-sm text-ink-faint">for sellers</span>
      </div>
      <h1 class="text-title font-semibold tracking-tight">Apply to sell</h1>
      <p class="mt-2 text-ink-soft">
        Tell us who you are. Next comes a short checklist; once it is looked through, your shop opens.
      </p>
      <form method="post" action={apply} class="mt-7 flex flex-col gap-5">
        <FormError
          message={
            submission.error
              ? "The server could not be reached. Try again in a moment."
              : refusal() &&
                sentence(refusal()!.code, {
                  INVALID_INPUT: "Something is missing. Look at the marked fields.",
                  HANDLE_TAKEN: "That address is taken. Choose another one.",
                  LIST_FULL: "You have several applications that are not decided yet. Finish those first.",
                })
          }
        />
        <Field
          label="Name of the shop"
          name="name"
          value={typed("name")}
          autocomplete="organization"
          required
          minlength={2}
          maxlength={80}
          error={wrong("name", "From 2 to 80 characters.")}
        />
        <Field
          label="Address in the shop"
          name="handle"
          value={typed("handle")}
          placeholder="kumiki-joinery"
          autocapitalize="none"
          spellcheck={false}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          required
          minlength={3}
          maxlength={40}
          hint="Lower-case letters, digits and hyphens. It stays as it is."
          error={
            wrong("handle", "Lower-case letters, digits and single hyphens, 3 to 40 of them.") ??
            (refusal()?.code === "HANDLE_TAKEN" ? "Somebody has this address." : undefined)
          }
        />
        <Select
          label="Where you sell from"
          name="country"
          value={typed("country") || "US"}
          choices={COUNTRIES.map((code) => ({ value: code, label: countryName(code) }))}
        />
        <TextArea
          label="What you sell"
          name="description"
          value={typed("description")}
          rows={4}
          required
          minlength={10}
          maxlength={1_000}
          hint="Two or three sentences. Buyers read them on the page of your shop."
          error={wrong("description", "Say it in at least ten characters.")}
        />
        <Button type="submit" variant="primary" size="lg" wide busy={submission.pending}>
          Apply
        </Button>
        <p class="text-sm text-ink-faint">
          You apply as {props.me.email} and become the owner of the shop.{" "}
          <a href="/" class="underline underline-offset-4">
            Back
          </a>
        </p>
      </form>
    </div>
  );
}
