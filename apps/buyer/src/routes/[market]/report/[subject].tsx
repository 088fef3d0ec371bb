// Reporting a review, a question or an answer to the marketplace.
import type { ContentFault } from "@stoa/client";
import { Button, FormError, Select, TextArea } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { Outcome } from "../../../components/reviews/parts.tsx";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { reportContent } from "../../../lib/forms/reviews.ts";
import { useShop } from "../../../lib/shop.tsx";

function Report(props: { subject: string }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const [search] = useSearchParams<{ done?: string }>();
  const form = useForm(reportContent);
  const faults = () => Object.entries(words.faults) as [ContentFault, string][];
  return (
    <div class="mt-6 flex max-w-xl flex-col gap-5 pb-16">
      <Outcome done={words.reportDone} />
      <Show when={!search.done}>
        <p class="text-ink-soft">{words.reportLead}</p>
        <Form state={form} market={market} to={path(`/report/${props.subject}`)} class="flex flex-col gap-5">
          <input type="hidden" name="subject" value={props.subject} />
          <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
          <Select
            label={words.reportWhy}
            name="reason"
            choices={faults().map(([value, label]) => ({ value, label }))}
            value={form.typed("reason")}
          />
          <TextArea label={words.reportNote} name="note" rows={3} maxlength={500} value={form.typed("note")} />
          <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
            {words.reportDo}
          </Button>
        </Form>
      </Show>
    </div>
  );
}

export default function ReportPage() {
  const words = useReviewTexts();
  const params = useParams();
  return (
    <AccountPage title={words.reportTitle} at={`/report/${params["subject"] ?? ""}`}>
      {() => <Report subject={params["subject"] ?? ""} />}
    </AccountPage>
  );
}
