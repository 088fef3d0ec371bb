// Signing in, and creating an account.
import { Button, Field, FormError, toast } from "@stoa/ui";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { Form, type FormAction, useForm } from "../../../lib/form.tsx";
import { register } from "../../../lib/forms/account.ts";
import { SIGNING_FORMS } from "../../../lib/forms/signing.ts";
import { afterSignIn } from "../../../lib/forms/wish.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead } from "../../../lib/queries.ts";
import { getProviders } from "../../../lib/signing-queries.ts";
import { useShop } from "../../../lib/shop.tsx";
import { OtherWays, PasskeyButton, ProviderLinks, RefusedNotice } from "@stoa/ui/signing";
import { Show } from "solid-js";
import { Signing, usePasskeys } from "../../../components/account/signing.tsx";
import { useSigningTexts } from "../../../i18n/signing-pages.ts";

function AccountForm(props: {
  action: FormAction;
  title: string;
  lead: string;
  next: string;
  wish: string;
  named?: boolean;
  primary?: boolean;
}) {
  const { market, t, path } = useShop();
  const navigate = useNavigate();
  const form = useForm(props.action, (to) => {
    navigate(to);
    if (props.wish && !to.includes("refused=") && !to.includes("/second-step")) toast(t.keep.onList, { tone: "good" });
  });
  const refusal = () => form.refusal();
  return (
    <Form
      state={form}
      market={market}
      to={`${path("/login")}?${new URLSearchParams({ next: props.next, wish: props.wish })}`}
      class="flex flex-col gap-4"
      aria-label={props.title}
    >
      <div>
        <h2 class="text-xl font-semibold tracking-tight">{props.title}</h2>
        <p class="mt-1 text-sm text-ink-soft">{props.lead}</p>
      </div>
      <FormError message={refusal() && t.errors[refusal()!.code]} />
      <input type="hidden" name="next" value={props.next} />
      <input type="hidden" name="wish" value={props.wish} />
      <Show when={props.named}>
        <Field
          label={t.account.name}
          name="name"
          required
          maxlength="80"
          autocomplete="name"
          value={form.typed("name")}
        />
      </Show>
      <Field
        label={t.account.email}
        name="email"
        type="email"
        dir="ltr"
        required
        autocomplete={props.named ? "email" : ("username webauthn" as "username")}
        value={form.typed("email")}
      />
      <Field
        label={t.account.password}
        name="password"
        type="password"
        dir="ltr"
        required
        minlength={props.named ? "10" : undefined}
        maxlength="256"
        autocomplete={props.named ? "new-password" : "current-password"}
        hint={props.named ? t.account.passwordHint : undefined}
      />
      <Show when={!props.named}>
        <a href={path("/reset")} class="self-start text-sm font-semibold text-accent underline underline-offset-4">
          {t.account.forgot}
        </a>
      </Show>
      <Button
        type="submit"
        variant={props.primary ? "primary" : "secondary"}
        size="lg"
        wide
        busy={form.pending()}
        class="mt-2"
      >
        {props.title}
      </Button>
    </Form>
  );
}

/** The ways in beside the password. */
function Others(props: { next: string; wish: string }) {
  const { market, path } = useShop();
  const words = useSigningTexts();
  const providers = createRead(getProviders);
  const { signIn } = usePasskeys();
  const goOn = async () => {
    const fields = new FormData();
    fields.set("next", props.next);
    fields.set("wish", props.wish);
    location.assign(await afterSignIn(fields, market.handle));
  };
  return (
    <OtherWays>
      <PasskeyButton use={signIn} label={words.withPasskey} look={{ wide: true }} offered onDone={() => void goOn()} />
      <ProviderLinks providers={providers() ?? []} next={props.next || path("/lists")} />
    </OtherWays>
  );
}

export default function Login() {
  const { t, path } = useShop();
  const [search] = useSearchParams<{ next?: string; wish?: string; refused?: string }>();
  const next = () => search.next ?? (search.wish ? "" : path("/account"));
  const wish = () => search.wish ?? "";
  return (
    <div class="page max-w-4xl pt-10">
      <Head title={t.account.signIn} />
      <h1 class="sr-only">{t.account.title}</h1>
      <div class="flex flex-col gap-12 md:flex-row md:gap-16">
        <div class="flex flex-1 flex-col gap-6">
          <Signing>
            <RefusedNotice reason={search.refused} />
            <AccountForm
              action={SIGNING_FORMS["sign-in"]}
              title={t.account.signIn}
              lead={wish() ? t.keep.guestHint : t.account.signInLead}
              next={next()}
              wish={wish()}
              primary
            />
            <Others next={next()} wish={wish()} />
          </Signing>
        </div>
        <div class="border-line max-md:border-t md:border-s" />
        <div class="flex-1">
          <AccountForm
            action={register}
            title={t.account.register}
            lead={t.account.registerLead}
            next={next()}
            wish={wish()}
            named
          />
        </div>
      </div>
    </div>
  );
}
