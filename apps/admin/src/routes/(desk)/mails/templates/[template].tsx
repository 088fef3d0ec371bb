// One kind of mail with sample data, in every language, and a way to have it sent to oneself.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  query,
  type RouteDefinition,
  type RouteSectionProps,
  useSubmission,
} from "@solidjs/router";
import { MailTemplateInput, type Market, type MailTemplateView, READINGS, submitForm } from "@stoa/client";
import { BackLink, Button, Facts, LinkTabs, Notice, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { ahead, read } from "~/lib/session";
import { MailFrame } from "~/parts/mail-frame";
import { Missing } from "~/parts/missing";

const templateIn = query(
  (template: string, language: Market["language"]) =>
    read(() => api().admin.mails.template.query({ template, language })),
  "admin.mail-template",
);

const asked = ({ params, location }: Pick<RouteSectionProps, "params" | "location">) =>
  [
    params["template"] ?? "",
    READINGS.find(({ language }) => language === location.query["in"])?.language ?? "en",
  ] as const;

export const route = { preload: (at) => ahead(templateIn(...asked(at))) } satisfies RouteDefinition;

const sendTest = action(async (form: FormData) => {
  "use server";
  return await submitForm(MailTemplateInput, form, (input) => api().admin.mails.test.mutate(input));
}, "send-test-mail");

const READER = { buyer: "Buyers", seller: "Sellers", anybody: "Whoever owns the address" };
const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

export default function MailTemplate(props: RouteSectionProps) {
  const mail = createAsync(() => templateIn(...asked(props)), { deferStream: true });
  return (
    <Show when={mail() !== undefined}>
      <Show when={mail()} fallback={<Missing what="mail" href="/mails/templates" way="All templates" />}>
        {(found) => <Template mail={found()} asText={props.location.query["as"] === "text"} />}
      </Show>
    </Show>
  );
}

function Template(props: { mail: MailTemplateView; asText: boolean }) {
  const at = (language: string, asText: boolean) =>
    `/mails/templates/${props.mail.template}?in=${language}${asText ? "&as=text" : ""}`;
  return (
    <>
      <Title>{props.mail.subject} · Stoa admin</Title>
      <BackLink href="/mails/templates">All templates</BackLink>
      <PageHead title={props.mail.subject} actions={<SendTest mail={props.mail} />} />
      <Panel class="mb-6">
        <Facts
          facts={[
            { label: "Kind", value: <span class="font-mono text-xs">{props.mail.template}</span> },
            { label: "Read by", value: READER[props.mail.to] },
            { label: "Can be switched off", value: props.mail.canBeStopped ? "Yes, in the preferences" : "No" },
          ]}
        />
      </Panel>
      <LinkTabs
        label="Language"
        tabs={READINGS.map(({ language }) => ({
          href: at(language, props.asText),
          label: LANGUAGES.of(language) ?? language,
          current: language === props.mail.language,
        }))}
      />
      <LinkTabs
        label="Parts of the mail"
        tabs={[
          { href: at(props.mail.language, false), label: "As it looks", current: !props.asText },
          { href: at(props.mail.language, true), label: "Plain text", current: props.asText },
        ]}
      />
      <MailFrame mail={props.mail} asText={props.asText} />
    </>
  );
}

/** Sends the mail as it is shown to whoever presses it. */
function SendTest(props: { mail: MailTemplateView }) {
  const sent = useSubmission(sendTest);
  return (
    <form method="post" action={sendTest} class="flex flex-col items-end gap-2">
      <input type="hidden" name="template" value={props.mail.template} />
      <input type="hidden" name="language" value={props.mail.language} />
      <Button type="submit" busy={sent.pending}>
        Send it to me
      </Button>
      <div role="status">
        <Show when={sent.result}>
          {(result) => {
            const answer = result();
            return answer.ok ? (
              <Notice tone="good">On its way to {answer.value.to}.</Notice>
            ) : (
              <Notice tone="bad">{sentence(answer.code)}</Notice>
            );
          }}
        </Show>
      </div>
    </form>
  );
}
