// The way in. It leads back to the page that asked for it.
import { Title } from "@solidjs/meta";
import { action, redirect, useSubmission, type RouteSectionProps } from "@solidjs/router";
import { SignIn, submitForm } from "@stoa/client";
import { Button, Field, FormError, Wordmark } from "@stoa/ui";
import { api } from "~/lib/api";
import { safeNext } from "~/lib/next";
import { sentence } from "~/lib/sentences";

const signIn = action(async (form: FormData) => {
  "use server";
  const next = safeNext(form.get("next"));
  form.delete("next");
  return submitForm(SignIn, form, async (input) => {
    await api().account.signIn.mutate(input);
    throw redirect(next);
  });
}, "sign-in");

export default function Login(props: RouteSectionProps) {
  const submission = useSubmission(signIn);
  const refusal = () => (submission.result?.ok === false ? submission.result : undefined);
  const typedEmail = () => {
    const [form] = submission.input ?? [];
    return form?.get("email")?.toString() ?? "";
  };
  return (
    <main class="page grid min-h-dvh place-items-center py-10">
      <Title>Sign in · Stoa admin</Title>
      <div class="w-full max-w-sm">
        <Wordmark class="mb-8 h-7 w-auto" />
        <h1 class="text-title font-semibold tracking-tight">Sign in to the admin app</h1>
        <p class="mt-1 mb-6 text-ink-soft">For those who run the marketplace.</p>
        <form method="post" action={signIn} class="flex flex-col gap-4">
          <input type="hidden" name="next" value={safeNext(props.location.query["next"])} />
          <FormError message={submission.error ? sentence(undefined) : refusal() && sentence(refusal()?.code)} />
          <Field
            label="E-mail"
            name="email"
            type="email"
            autocomplete="username"
            value={typedEmail()}
            required
            autofocus
          />
          <Field label="Password" name="password" type="password" autocomplete="current-password" required />
          <Button type="submit" variant="primary" size="lg" wide busy={submission.pending}>
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}
