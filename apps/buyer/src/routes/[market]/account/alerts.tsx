// What one waits for: each thing with its price of today, and the way to wait no longer.
import type { AlertView } from "@stoa/client";
import { MARKETS } from "@stoa/client";
import { Badge, Button, CursorPager, EmptyState, FormError, LinkButton, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { useNoticeTexts } from "../../../i18n/notice-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { removeAlert } from "../../../lib/forms/notices.ts";
import { getAlerts } from "../../../lib/notice-queries.ts";
import { createRead } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const HERE = "/account/alerts";

function Alert(props: { of: AlertView }) {
  const { market, t, path, money } = useShop();
  const words = useNoticeTexts().alerts;
  const form = useForm(removeAlert, () => undefined);
  const inItsMoney = (minor: number) => money(minor, props.of.currency);
  const waitsFor = () =>
    props.of.kind === "stock"
      ? words.stock
      : props.of.targetMinor !== null
        ? words.reaches(inItsMoney(props.of.targetMinor))
        : words.below(inItsMoney(props.of.baseMinor ?? 0));
  return (
    <li class="flex items-start gap-4 px-4 py-4 sm:px-5">
      <span class="block size-16 shrink-0 overflow-hidden rounded-md bg-tile sm:size-20">
        <Picture image={props.of.image && { ...props.of.image, alt: "" }} sizes="80px" />
      </span>
      <div class="flex min-w-0 flex-1 flex-col items-start gap-1">
        <a
          href={`/${props.of.market}/p/${props.of.slug}?v=${encodeURIComponent(props.of.sku)}`}
          class="font-medium wrap-anywhere hover:underline hover:underline-offset-4"
        >
          {props.of.title}
        </a>
        <Show when={props.of.variantLabel}>
          <p class="text-sm text-ink-faint">{props.of.variantLabel}</p>
        </Show>
        <p class="text-sm">
          {waitsFor()}
          <Show when={props.of.market !== market.handle}>
            <span class="text-ink-faint"> · {MARKETS[props.of.market].name}</span>
          </Show>
        </p>
        <p class="text-sm text-ink-soft">
          {props.of.priceMinor === null ? words.gone : words.now(inItsMoney(props.of.priceMinor))}
        </p>
        <Show when={props.of.isDone}>
          <Badge tone="good">{words.done}</Badge>
        </Show>
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      </div>
      <Form state={form} market={market} to={path(HERE)}>
        <input type="hidden" name="alertId" value={props.of.alertId} />
        <Button type="submit" size="sm" variant="quiet" busy={form.pending()}>
          {words.remove}
          <span class="sr-only">: {props.of.title}</span>
        </Button>
      </Form>
    </li>
  );
}

function Own() {
  const { market, path } = useShop();
  const texts = useNoticeTexts();
  const words = texts.alerts;
  const [search] = useSearchParams<{ cursor?: string }>();
  const alerts = createRead(() => getAlerts(market.handle, search.cursor ?? null));
  return (
    <Show when={alerts()}>
      {(page) => (
        <Show
          when={page().items.length > 0}
          fallback={
            <EmptyState
              title={words.empty}
              icon="bell"
              actions={
                <LinkButton href={path("/s")} variant="primary">
                  {useShop().t.cart.browse}
                </LinkButton>
              }
            >
              {words.emptyHint}
            </EmptyState>
          }
        >
          <ul class="mt-6 divide-y divide-line rounded-lg border border-line bg-surface">
            <For each={page().items}>{(alert) => <Alert of={alert} />}</For>
          </ul>
          <CursorPager
            firstHref={search.cursor ? path(HERE) : undefined}
            nextHref={page().nextCursor ? `${path(HERE)}?cursor=${encodeURIComponent(page().nextCursor!)}` : undefined}
            words={{ first: texts.newest, next: texts.older }}
          />
        </Show>
      )}
    </Show>
  );
}

export default function Alerts() {
  const words = useNoticeTexts().alerts;
  return (
    <AccountPage title={words.title} at={HERE}>
      {() => <Own />}
    </AccountPage>
  );
}
