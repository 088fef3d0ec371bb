// Adding, changing and removing a redirect.
import { action, redirect, useSubmission } from "@solidjs/router";
import { QueryName, type SearchRedirect, SetRedirect, submitForm } from "@stoa/client";
import { Button, ConfirmForm, Field, FormError, LinkButton, Panel } from "@stoa/ui";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";

const setRedirect = action(async (form: FormData) => {
  "use server";
  return submitForm(SetRedirect, form, async (input) => {
    await api().admin.search.redirects.set.mutate(input);
    throw redirect("/search/redirects?done=saved");
  });
}, "set-redirect");

const removeRedirect = action(async (form: FormData) => {
  "use server";
  return submitForm(QueryName, form, async (input) => {
    await api().admin.search.redirects.remove.mutate(input);
    throw redirect("/search/redirects?done=removed");
  });
}, "remove-redirect");

/** The form, filled with what is known already. */
export function RedirectForm(props: { query: string; target: string }) {
  const submission = useSubmission(setRedirect);
  const typed = (name: "query" | "target") => submission.input?.[0]?.get(name)?.toString() ?? props[name];
  const refusal = () => {
    const { result } = submission;
    if (!result || result.ok) return null;
    if (result.code === "CONFLICT") return "That page is a search which leads back here. Choose another page.";
    if (result.code === "INVALID_INPUT")
      return "The page must be a category, product, seller or search of the shop, and the query must hold a word.";
    return sentence(result.code);
  };
  return (
    <Panel>
      <form method="post" action={setRedirect} class="flex max-w-xl flex-col gap-5">
        <FormError message={refusal()} />
        <Field label="Who searches for" name="query" value={typed("query")} maxlength={80} required />
        <Field
          label="goes to"
          name="target"
          value={typed("target")}
          maxlength={300}
          placeholder="c/garden-furniture"
          hint="A path inside the market, such as c/sofas, shop/nordlys-home or s?q=lamp. A whole address can be pasted."
          required
        />
        <div class="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" busy={submission.pending}>
            Save
          </Button>
          <LinkButton href="/search/redirects">Cancel</LinkButton>
        </div>
      </form>
    </Panel>
  );
}

/** The button that removes a redirect, with its question. */
export function RemoveRedirect(props: { redirect: SearchRedirect }) {
  const submission = useSubmission(removeRedirect, ([form]) => form.get("query") === props.redirect.query);
  return (
    <ConfirmForm
      label="Remove"
      look={{ size: "sm", variant: "quiet" }}
      title={`Let “${props.redirect.query}” show results again?`}
      action={removeRedirect}
      confirmLabel="Remove the redirect"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>It will no longer lead to /{props.redirect.target}.</p>
      <input type="hidden" name="query" value={props.redirect.query} />
    </ConfirmForm>
  );
}
