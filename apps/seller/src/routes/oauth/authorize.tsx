// An app asks to act for the shop: who asks, since when, what it may do then, and where the answer leads.
import { Title } from "@solidjs/meta";
import { createAsync, Navigate, useLocation } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { type AuthorizationAsked, type AuthorizationRequest, authorizationRequestIn, type Viewer } from "@stoa/client";
import { Button, EmptyState, ErrorState, LinkButton, Wordmark } from "@stoa/ui";
import { createEffect, For, Match, Show, Switch } from "solid-js";
import { otherAccountHref, signInHref } from "~/lib/address";
import { useOutcome } from "~/lib/outcome";
import { teamOf, viewer } from "~/lib/viewer";
import { answerApp, asked } from "../(desk)/access/actions";
import { day, Refused, ScopeList } from "../(desk)/access/parts";

type Asking = Extract<AuthorizationAsked, { kind: "ask" }>;

const STOPS = {
  client: {
    title: "We do not know this app",
    hint: "It is not registered, or was switched off. Nothing was allowed. Ask whoever sent you here.",
  },
  redirect: {
    title: "This link leads somewhere it should not",
    hint: "The address to go back to is none of the app’s. Nothing was allowed, and we do not send you there.",
  },
};

export default function Authorize() {
  const location = useLocation();
  const here = () => location.pathname + location.search;
  const me = createAsync(() => viewer(), { deferStream: true });
  return (
    <main class="mx-auto min-h-dvh max-w-xl px-4 py-10 sm:py-16">
      <Title>Allow an app · Stoa for sellers</Title>
      <div class="mb-8 flex items-center gap-2.5">
        <Wordmark class="h-6 w-auto" />
        <span class="border-s border-line ps-2.5 text-sm text-ink-faint">for sellers</span>
      </div>
      <Switch>
        <Match when={me() === null}>
          <Navigate href={signInHref(here())} />
        </Match>
        <Match when={me()?.sellers.length === 0 && me()}>
          {(me) => (
            <EmptyState
              title="This account does not sell yet"
              icon="store"
              actions={<LinkButton href={otherAccountHref(here())}>Use another account</LinkButton>}
            >
              You are signed in as {me().email}, which belongs to no shop. Nothing was allowed.
            </EmptyState>
          )}
        </Match>
        <Match when={me()}>{(me) => <Asked viewer={me()} here={here()} />}</Match>
      </Switch>
    </main>
  );
}

function Asked(props: { viewer: Viewer; here: string }) {
  const location = useLocation();
  const request = () => authorizationRequestIn(location.search);
  const found = createAsync(() => asked(request()), { deferStream: true });
  const of = <K extends AuthorizationAsked["kind"]>(kind: K) => {
    const one = found();
    return one?.kind === kind ? (one as Extract<AuthorizationAsked, { kind: K }>) : undefined;
  };
  return (
    <Switch>
      <Match when={found() === null}>
        <HttpStatusCode code={403} />
        <EmptyState
          title="Only an owner can allow this"
          icon="shield"
          actions={<LinkButton href={otherAccountHref(props.here)}>Use another account</LinkButton>}
        >
          You are signed in as {props.viewer.email}, whose role does not allow to connect apps. Nothing was allowed.
        </EmptyState>
      </Match>
      <Match when={of("ask")}>
        {(asking) => <Question of={asking()} viewer={props.viewer} request={request()} here={props.here} />}
      </Match>
      <Match when={of("send")}>
        {(sent) => (
          <ErrorState
            title="This app asks for something that it may not have"
            actions={
              <LinkButton href={sent().to} rel="external">
                Go back to {sent().leadsTo}
              </LinkButton>
            }
          >
            <HttpStatusCode code={400} />
            Nothing was allowed. The app can read what went wrong when you go back.
          </ErrorState>
        )}
      </Match>
      <Match when={of("stop")}>
        {(stop) => (
          <ErrorState title={STOPS[stop().why].title}>
            <HttpStatusCode code={400} />
            {STOPS[stop().why].hint}
          </ErrorState>
        )}
      </Match>
    </Switch>
  );
}

function Question(props: { of: Asking; viewer: Viewer; request: AuthorizationRequest; here: string }) {
  const outcome = useOutcome(answerApp);
  // One way on for each browser, so that the code in the address is brought once: this, or without scripts the line below.
  createEffect(() => {
    const told = outcome.told();
    if (told) window.location.assign(told.to);
  });
  return (
    <Show
      when={outcome.told()}
      fallback={
        <form method="post" action={answerApp} class="rounded-xl border border-line bg-surface p-6 sm:p-8">
          <For each={Object.entries(props.request)}>
            {([name, value]) => <input type="hidden" name={`request.${name}`} value={value} />}
          </For>
          <h1 class="text-xl font-semibold tracking-tight">
            {props.of.clientName} asks to act for {teamOf(props.viewer)?.name ?? "your shop"}
          </h1>
          <p class="mt-2 text-sm text-ink-faint">
            Registered with Stoa since {day(props.of.since)}. We have not checked who is behind it.
          </p>
          <p class="mt-4 text-sm">
            You are signed in as <span class="font-semibold">{props.viewer.email}</span>.{" "}
            <a href={otherAccountHref(props.here)} class="text-accent underline underline-offset-4">
              Use another account
            </a>
          </p>
          <h2 class="mt-6 mb-2 text-sm font-semibold">It may then:</h2>
          <ScopeList scopes={props.of.scopes} />
          <p class="mt-6 text-sm text-ink-soft">
            For up to 90 days, or until an owner disconnects it under “Apps and keys”. It never learns your password.
          </p>
          <p class="mt-3 text-sm text-ink-soft">
            Either way you go back to <span class="font-semibold text-ink">{props.of.leadsTo}</span>
          </p>
          <div class="mt-6 flex flex-col gap-4">
            <Refused of={outcome} />
            <div class="flex flex-wrap gap-3">
              <Button
                type="submit"
                name="isAllowed:boolean"
                value="true"
                variant="primary"
                size="lg"
                busy={outcome.pending()}
              >
                Allow
              </Button>
              <Button type="submit" name="isAllowed:boolean" value="false" size="lg" disabled={outcome.pending()}>
                Do not allow
              </Button>
            </div>
          </div>
        </form>
      }
    >
      {(told) => (
        <>
          <noscript>
            <meta http-equiv="refresh" content={`0;url=${told().to}`} />
          </noscript>
          <EmptyState
            title="Your answer is on its way"
            icon="check"
            actions={
              <LinkButton href={told().to} rel="external" variant="primary">
                Go back to {props.of.leadsTo}
              </LinkButton>
            }
          >
            If nothing happens, press the button.
          </EmptyState>
        </>
      )}
    </Show>
  );
}
