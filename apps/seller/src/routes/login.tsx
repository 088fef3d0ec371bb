// Signing in. A plain form: it works before and without any script.
import { Title } from "@solidjs/meta";
import { action, createAsync, Navigate, redirect, useSearchParams, useSubmission } from "@solidjs/router";
import { SignIn, submitForm } from "@stoa/client";
import { Button, Field, FormError, Wordmark } from "@stoa/ui";
import { Show } from "solid-js";
import { safeNext } from "~/lib/address";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { viewer } from "~/lib/viewer";

const signIn = action(async (form: FormData) => {
  "use server";
  const next = safeNext(String(form.get("next") ?? ""));
  form.delete("next");
  const result = await submitForm(SignIn, form, (input) => api().account.signIn.mutate(input));
  return result.ok ? redirect(next) : result;
}, "signIn");

export default function LoginPage() {
  const [search] = useSearchParams<{ next?: string; again?: string }>();
  const me = createAsync(() => viewer(), { deferStream: true });
  const submission = useSubmission(signIn);
  const message = () => {
    if (submission.error)
      return sentence("PROVIDER_UNAVAILABLE", {
        PROVIDER_UNAVAILABLE: "The server could not be reached. Try again in a moment.",
      });
    const result = submission.result;
    if (!result || result.ok) return null;
    return sentence(result.code, { INVALID_INPUT: "Type the address and the password of your account." });
  };
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <Title>Sign in · Stoa for sellers</Title>
      <Show when={!search.again && me()}>
        <Navigate href={safeNext(search.next)} />
      </Show>
      <div class="w-full max-w-sm">
        <div class="mb-8 flex items-center gap-2.5">
          <Wordmark class="h-6 w-auto" />
          <span class="border-s border-line ps-2.5 text-sm text-ink-faint">for sellers</span>
        </div>
        <h1 class="text-title font-semibold tracking-tight">Sign in to your shop</h1>
        <p class="mt-2 text-ink-soft">Orders to send, prices, stock and what you earned, in one place.</p>
        <form method="post" action={signIn} class="mt-7 flex flex-col gap-4">
          <input type="hidden" name="next" value={search.next ?? ""} />
          <FormError message={message()} />
          <Field
            label="E-mail address"
            name="email"
            type="email"
            autocomplete="username"
            required
            autofocus
            maxLength={254}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={256}
          />
          <Button type="submit" variant="primary" size="lg" wide busy={submission.pending}>
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}
