// Many synonym sets at once, from a text.
import { Title } from "@solidjs/meta";
import { action, redirect, useSubmission } from "@solidjs/router";
import { ImportSynonyms, isError, parseSynonyms } from "@stoa/client";
import { BackLink, Button, FormError, LinkButton, PageHead, Panel, TextArea } from "@stoa/ui";
import { api } from "~/lib/api";
import { sentenceOf } from "~/lib/sentences";

const LINES_TOLD = 10;

/** What a text led to: nothing was added while a line is wrong. */
interface Refusal {
  text: string;
  message: string;
}

const importSynonyms = action(async (form: FormData): Promise<Refusal> => {
  "use server";
  const text = String(form.get("text") ?? "");
  const { sets, wrong } = parseSynonyms(text);
  if (wrong.length > 0) {
    const lines = wrong.slice(0, LINES_TOLD).join(", ");
    const more = wrong.length > LINES_TOLD ? ` and ${wrong.length - LINES_TOLD} more` : "";
    return { text, message: `No set of synonyms: line ${lines}${more}. Nothing was added.` };
  }
  const parsed = ImportSynonyms.safeParse({ sets });
  if (!parsed.success) return { text, message: "A text may hold from one to 500 sets. Nothing was added." };
  try {
    const { added } = await api().admin.search.synonyms.import.mutate(parsed.data);
    throw redirect(`/search/synonyms?added=${added}`);
  } catch (error) {
    if (error instanceof Response) throw error;
    if (isError(error, "INVALID_INPUT"))
      return { text, message: "A set holds the same term twice and no other. Nothing was added." };
    return { text, message: sentenceOf(error) };
  }
}, "import-synonyms");

export default function ImportPage() {
  const submission = useSubmission(importSynonyms);
  return (
    <>
      <Title>Import synonyms · Stoa admin</Title>
      <BackLink href="/search/synonyms">All synonyms</BackLink>
      <PageHead title="Import synonyms" lead="One set to a line. Sets that are there already stay as they are." />
      <Panel>
        <form method="post" action={importSynonyms} class="flex flex-col gap-5">
          <FormError message={submission.result?.message} />
          <TextArea
            label="Sets"
            name="text"
            hint="Commas part the terms; an arrow leads from a term to those that it finds. Lines that begin with # are passed over."
            placeholder={"sofa, couch, settee\ntrainers => sneakers, running shoes"}
            rows={14}
            required
            maxlength={200_000}
            value={submission.result?.text ?? ""}
          />
          <div class="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" busy={submission.pending}>
              Add sets
            </Button>
            <LinkButton href="/search/synonyms">Cancel</LinkButton>
          </div>
        </form>
      </Panel>
    </>
  );
}
