// An app asks to act for somebody: who asks, since when, what it may do then, and where the answer leads.
import { type AuthorizationAsked, authorizationRequestIn } from "@stoa/client";
import { useLocation } from "@solidjs/router";
import { Button, EmptyState, ErrorState, LinkButton } from "@stoa/ui";
import { createEffect, Match, Show, Switch } from "solid-js";
import { Refused } from "../../../components/access/refused.tsx";
import { ScopeList } from "../../../components/access/scopes.tsx";
import { useAccessTexts } from "../../../i18n/access-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { answerApp } from "../../../lib/forms/access.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getAsked, getViewer } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";
import { Status } from "../../../lib/status.tsx";

type Asking = Extract<AuthorizationAsked, { kind: "ask" }>;

/** The question. */
function Question(props: { of: Asking; search: string; here: string }) {
  const { market, path } = useShop();
  const words = useAccessTexts();
  const viewer = createRead(getViewer);
  const form = useForm(answerApp);
  const since = () =>
    new Intl.DateTimeFormat(market.locale, { dateStyle: "medium", timeZone: market.timeZone }).format(props.of.since);
  // One way on for each browser, so that the code in the address is brought once: this, or without scripts the line below.
  createEffect(() => {
    const to = form.told()?.["to"];
    if (to) location.assign(to);
  });
  return (
    <Show when={form.told()?.["to"]} fallback={<Ask />}>
      {(to) => (
        <>
          <noscript>
            <meta http-equiv="refresh" content={`0;url=${to()}`} />
          </noscript>
          <EmptyState
            title={words.allowed}
            icon="check"
            actions={
              <LinkButton href={to()} rel="external" variant="primary">
                {words.goBack(props.of.leadsTo)}
              </LinkButton>
            }
          >
            {words.allowedHint}
          </EmptyState>
        </>
      )}
    </Show>
  );

  function Ask() {
    return (
      <Form
        state={form}
        market={market}
        to={props.here}
        class="mx-auto max-w-lg rounded-xl border border-line bg-surface p-6 sm:p-8"
      >
        <input type="hidden" name="request" value={props.search} />
        <h1 class="text-xl font-semibold tracking-tight">{words.asks(props.of.clientName)}</h1>
        <p class="mt-2 text-sm text-ink-faint">{words.unchecked(since())}</p>
        <Show when={viewer()}>
          {(who) => (
            <p class="mt-4 text-sm">
              {words.asksAs} <bdi class="font-semibold">{who().email}</bdi>.{" "}
              <a
                href={`${path("/login")}?next=${encodeURIComponent(props.here)}`}
                class="text-accent underline underline-offset-4"
              >
                {words.notYou}
              </a>
            </p>
          )}
        </Show>
        <h2 class="mt-6 mb-2 text-sm font-semibold">{words.may}</h2>
        <ScopeList scopes={props.of.scopes} class="flex flex-col gap-2" />
        <p class="mt-6 text-sm text-ink-soft">
          {words.goesOn} {words.neverPassword}
        </p>
        <p class="mt-3 text-sm text-ink-soft">
          {words.leadsTo}{" "}
          <bdi dir="ltr" class="font-semibold text-ink">
            {props.of.leadsTo}
          </bdi>
        </p>
        <div class="mt-6 flex flex-col gap-4">
          <Refused form={form} here={props.here} />
          <div class="flex flex-wrap gap-3">
            <Button type="submit" name="answer" value="allow" variant="primary" size="lg" busy={form.pending()}>
              {words.allow}
            </Button>
            <Button type="submit" name="answer" value="deny" size="lg" disabled={form.pending()}>
              {words.deny}
            </Button>
          </div>
        </div>
      </Form>
    );
  }
}

export default function Authorize() {
  const { market, t } = useShop();
  const words = useAccessTexts();
  const location = useLocation();
  const here = () => location.pathname + location.search;
  const asked = createRead(() => getAsked(authorizationRequestIn(location.search), market.handle, here()));
  const of = <K extends AuthorizationAsked["kind"]>(kind: K) => {
    const one = asked();
    return one?.kind === kind ? (one as Extract<AuthorizationAsked, { kind: K }>) : undefined;
  };
  return (
    <div class="page pt-10">
      <Head title={t.account.access} />
      <Switch>
        <Match when={of("ask")}>{(asking) => <Question of={asking()} search={location.search} here={here()} />}</Match>
        <Match when={of("send")}>
          {(sent) => (
            <ErrorState
              title={words.wrong}
              actions={
                <LinkButton href={sent().to} rel="external">
                  {words.goBack(sent().leadsTo)}
                </LinkButton>
              }
            >
              <Status code={400} />
              {words.wrongHint}
            </ErrorState>
          )}
        </Match>
        <Match when={of("stop")}>
          {(stop) => (
            <ErrorState title={stop().why === "redirect" ? words.stray : words.unknown}>
              <Status code={400} />
              {stop().why === "redirect" ? words.strayHint : words.unknownHint}
            </ErrorState>
          )}
        </Match>
      </Switch>
    </div>
  );
}
