// Sharing a list: the name its readers see, its link, another link, and an end to it.
import type { ListView } from "@stoa/client";
import { Button, CopyField, Field, FormError, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { shareList, unshareList } from "../../lib/forms/lists.ts";
import { useOrigin } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

function Link(props: { token: string }) {
  const { path } = useShop();
  const words = usePageTexts().lists;
  const origin = useOrigin();
  const href = () => path(`/list/${props.token}`);
  return (
    <div class="flex flex-col gap-3">
      <CopyField label={words.link} value={`${origin}${href()}`} copyLabel={words.copy} copiedLabel={words.copied} />
      <div>
        <LinkButton href={href()} size="sm">
          {words.open}
        </LinkButton>
      </div>
    </div>
  );
}

/** What the share panel of a list holds. `here` is the page of the list. */
export function Sharing(props: { list: ListView; here: string }) {
  const { market, t } = useShop();
  const words = usePageTexts().lists;
  const share = useForm(shareList, () => undefined);
  const unshare = useForm(unshareList, () => undefined);
  const refusal = () => share.refusal() ?? unshare.refusal();
  return (
    <div class="flex max-w-xl flex-col gap-5">
      <p class="text-sm text-ink-soft">{words.shareLead}</p>
      <FormError message={refusal() && t.errors[refusal()!.code]} />
      <Show when={props.list.shareToken}>{(token) => <Link token={token()} />}</Show>
      <Form state={share} market={market} to={props.here} class="flex flex-col gap-3">
        <input type="hidden" name="listId" value={props.list.listId} />
        <Field
          label={words.ownerName}
          name="ownerName"
          maxlength="40"
          dir="auto"
          autocomplete="off"
          hint={words.ownerNameHint}
          value={props.list.ownerName}
        />
        <div class="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            size="sm"
            variant={props.list.isShared ? "secondary" : "primary"}
            busy={share.pending()}
          >
            {props.list.isShared ? words.saveOwner : words.createLink}
          </Button>
          <Show when={props.list.isShared}>
            <Button type="submit" size="sm" name="intent" value="renew" disabled={share.pending()}>
              {words.renew}
            </Button>
          </Show>
        </div>
        <Show when={props.list.isShared}>
          <p class="text-xs text-ink-faint">{words.renewHint}</p>
        </Show>
      </Form>
      <Show when={props.list.isShared}>
        <Form state={unshare} market={market} to={props.here} class="border-t border-line pt-4">
          <input type="hidden" name="listId" value={props.list.listId} />
          <Button type="submit" size="sm" variant="danger" busy={unshare.pending()}>
            {words.makePrivate}
          </Button>
        </Form>
      </Show>
    </div>
  );
}
