// One of the seller's products: where it stands, the form that proposes how it should read, and what was decided.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  revalidate,
  type RouteDefinition,
  type RouteSectionProps,
  useSubmission,
} from "@solidjs/router";
import { ChangeId, type SellerProductView, submitForm } from "@stoa/client";
import { BackLink, Badge, Button, ConfirmForm, FormError, PageHead, PRODUCT_TONE, toast } from "@stoa/ui";
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { api } from "~/lib/api";
import { Missing } from "~/lib/missing";
import { sentence, sentenceOf } from "~/lib/sentences";
import { PRODUCT_WORD } from "~/lib/words";
import { checkContent, type Draft } from "../offers/draft";
import { LeaveGuard } from "@stoa/ui/desk";
import { AboutPanel, PhotosPanel } from "../offers/product-panels";
import { draftOf } from "./draft-of";
import { History, Standing } from "./history";
import { attributesOf, categories, productById, products } from "./reads";

const withdraw = action(async (form: FormData) => {
  "use server";
  return submitForm(ChangeId, form, (input) => api().seller.products.withdraw.mutate(input));
}, "withdraw-change");

export const route = {
  preload: ({ params }) => void [productById(params["id"] ?? ""), categories()],
} satisfies RouteDefinition;

export default function ProductPage(props: RouteSectionProps) {
  const product = createAsync(() => productById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Switch>
      <Match when={product() === null}>
        <Missing what="product" href="/products" way="To the products">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={product()}>{(found) => <Product product={found()} />}</Match>
    </Switch>
  );
}

function Product(props: { product: SellerProductView }) {
  const submission = useSubmission(withdraw);
  const refusal = () => (submission.result?.ok === false ? sentence(submission.result.code) : null);
  return (
    <>
      <Title>{props.product.content.title} · Stoa for sellers</Title>
      <BackLink href="/products">Products</BackLink>
      <PageHead
        title={props.product.content.title}
        lead={<Badge tone={PRODUCT_TONE[props.product.status]}>{PRODUCT_WORD[props.product.status]}</Badge>}
        actions={
          <Show when={props.product.pending}>
            {(pending) => (
              <ConfirmForm
                label="Withdraw the proposal"
                look={{ variant: "secondary" }}
                title="Withdraw this proposal?"
                action={withdraw}
                confirmLabel="Withdraw"
                busy={submission.pending}
                error={refusal()}
              >
                <p>
                  {pending().kind === "create"
                    ? "The product becomes a draft. You can propose it again."
                    : "The page stays as it is in the shop."}
                </p>
                <input type="hidden" name="changeId" value={pending().changeId} />
              </ConfirmForm>
            )}
          </Show>
        }
      />
      <Standing product={props.product} />
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Show when={props.product.status !== "archived"} fallback={<span />}>
          <Form product={props.product} />
        </Show>
        <History changes={props.product.changes} />
      </div>
    </>
  );
}

function Form(props: { product: SellerProductView }) {
  const tree = createAsync(() => categories(), { deferStream: true });
  const [draft, setDraft] = createStore<Draft>(draftOf(props.product));
  const [touched, setTouched] = createSignal<ReadonlySet<string>>(new Set());
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string | null>(null);
  const [untouched, setUntouched] = createSignal(JSON.stringify(draft));
  // What was sent, withdrawn or decided meanwhile is what the form starts from.
  createEffect(
    on(
      () => [props.product.pending?.revision, props.product.pending?.status, props.product.updatedAt],
      () => {
        setDraft(reconcile(draftOf(props.product)));
        setUntouched(JSON.stringify(draft));
        setTried(false);
      },
      { defer: true },
    ),
  );
  const attributes = createAsync(() => attributesOf(draft.categorySlug));
  const asked = () => attributes.latest ?? [];
  const checked = createMemo(() => checkContent(draft, asked()));
  const isDirty = () => JSON.stringify(draft) !== untouched();
  const form = {
    draft,
    setDraft,
    problem: (field: string) => (tried() || touched().has(field) ? checked().problems?.[field] : undefined),
    onTouch: (field: string) => setTouched((all) => new Set([...all, field])),
  };
  const propose = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setTried(true);
    setRefused(null);
    const { input } = checked();
    if (input === null) return event.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    setBusy(true);
    try {
      const { productId } = props.product;
      const { status } = await api().seller.products.revise.mutate({ productId, ...input });
      toast(status === "approved" ? "The page reads so now." : "Sent to the operators.", { tone: "good" });
      setUntouched(JSON.stringify(draft));
      await revalidate([productById.key, products.key]);
    } catch (error) {
      setRefused(
        sentenceOf(error, {
          INVALID_INPUT: "Nothing differs from the page in the shop, or a value is not right yet.",
          CONFLICT: "An operator has decided in the meantime. Reload the page to see how.",
        }),
      );
    }
    setBusy(false);
  };
  return (
    <form method="post" novalidate class="flex min-w-0 flex-col gap-6" onSubmit={(event) => void propose(event)}>
      <PhotosPanel {...form} />
      <AboutPanel {...form} tree={tree() ?? []} asked={asked()} />
      <FormError
        message={
          refused() ?? (tried() && checked().problems ? "Some fields need another look; they are marked above." : null)
        }
      />
      <div class="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy()}
          disabled={!isDirty() && !canResend(props.product)}
        >
          {buttonWord(props.product)}
        </Button>
        <p class="text-sm text-ink-faint">
          {props.product.status === "active" ? "The page stays as it is until an operator approves." : ""}
        </p>
      </div>
      <LeaveGuard dirty={isDirty() && !busy()} />
    </form>
  );
}

/** A draft, and what came back, may be sent without another word changed. */
const canResend = (product: SellerProductView) =>
  product.status === "draft" || product.pending?.status === "changes_asked";

function buttonWord({ status, pending }: SellerProductView): string {
  if (pending) return "Send it again";
  return status === "draft" ? "Propose it again" : "Propose the change";
}
