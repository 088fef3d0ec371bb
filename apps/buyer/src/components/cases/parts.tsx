// Pieces that the pages of returns, claims and messages share.
import type { CaseFile, ErrorCode } from "@stoa/client";
import { BackLink, Button, FormError, Icon, Notice, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useCaseTexts } from "../../i18n/case-texts.ts";
import { Form, type FormState, refusedFields, useForm } from "../../lib/form.tsx";
import { addFiles } from "../../lib/forms/cases.ts";
import { Head } from "../../lib/head.tsx";
import { keyQuery } from "../../lib/purchase-key.ts";
import { useShop } from "../../lib/shop.tsx";

/** The key of a guest in the address, and the end of an address that carries it on. */
export function useKey(): { key: () => string | undefined; tail: () => string } {
  const [search] = useSearchParams<{ key?: string }>();
  return { key: () => search.key, tail: () => keyQuery(search.key) };
}

/** Why a return or a claim was not taken: most often, nothing was chosen. */
export function CaseRefused(props: { form: FormState }) {
  const { t } = useShop();
  const words = useCaseTexts();
  const message = () => {
    const refusal = props.form.refusal();
    return refusedFields(props.form).includes("lines") ? words.noneChosen : refusal && t.errors[refusal.code];
  };
  return <FormError message={message()} />;
}

/** The frame of a page about an order: the way back, a title, what is said under it. */
export function CasePage(props: { title: string; purchaseId: string; lead?: JSX.Element; children: JSX.Element }) {
  const { path, t } = useShop();
  const words = useCaseTexts();
  const { tail } = useKey();
  const [search] = useSearchParams<{ file?: string }>();
  return (
    <div class="page max-w-3xl pt-8 pb-16">
      <Head title={props.title} />
      <BackLink href={path(`/orders/${props.purchaseId}${tail()}`)}>{words.back}</BackLink>
      <h1 class="text-title font-semibold tracking-tight">{props.title}</h1>
      <Show when={props.lead}>
        <div class="mt-1 max-w-prose text-ink-soft">{props.lead}</div>
      </Show>
      <Show when={search.file}>
        {(code) => (
          <Notice tone="warn" class="mt-4">
            {t.errors[code() as ErrorCode] ?? t.errors.FILE_REFUSED}
          </Notice>
        )}
      </Show>
      <div class="mt-6 flex flex-col gap-6">{props.children}</div>
    </div>
  );
}

/** A thing of an order, with what stands under its name. */
export function Thing(props: { title: string; label: string; imageHash: string | null; children?: JSX.Element }) {
  return (
    <div class="flex items-start gap-4 text-sm">
      <span class="block size-16 shrink-0 overflow-hidden rounded-md">
        <Picture image={props.imageHash ? { hash: props.imageHash, alt: "" } : null} sizes="64px" />
      </span>
      <div class="min-w-0 flex-1">
        <p class="font-medium">{props.title}</p>
        <Show when={props.label}>
          <p class="text-ink-faint">{props.label}</p>
        </Show>
        {props.children}
      </div>
    </div>
  );
}

/** Files to download. */
export function Files(props: { files: readonly CaseFile[] }) {
  const { tail } = useKey();
  return (
    <Show when={props.files.length > 0}>
      <ul class="flex flex-wrap gap-x-5">
        <For each={props.files}>
          {(file) => (
            <li class="max-w-full">
              <a
                href={`/files/cases/${file.documentId}${tail()}`}
                rel="external"
                download=""
                class="inline-flex min-h-9 max-w-full items-center gap-2 text-sm font-medium text-accent hover:underline"
              >
                <Icon name="download" class="size-4.5 shrink-0" />
                <bdi class="truncate">{file.name}</bdi>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** The control to choose files with. */
export function ChooseFiles(props: { label: string; hint?: string; isRequired?: boolean }) {
  return (
    <div class="flex flex-col gap-1.5">
      <label class="flex flex-col gap-1.5 text-sm font-medium">
        {props.label}
        <input
          type="file"
          name="files"
          multiple
          required={props.isRequired}
          accept="image/jpeg,image/png,application/pdf"
          class="max-w-full min-w-0 rounded-md bg-sunken text-sm font-normal file:me-3 file:min-h-11 file:border-0 file:bg-line file:px-4 file:font-medium"
        />
      </label>
      <Show when={props.hint}>
        <p class="text-sm text-ink-faint">{props.hint}</p>
      </Show>
    </div>
  );
}

/** Adds files to a case that is open. */
export function AddFiles(props: { subject: string; here: string }) {
  const { market, path } = useShop();
  const words = useCaseTexts();
  const { key } = useKey();
  const form = useForm(addFiles);
  return (
    <details class="mt-2">
      <summary class="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
        {words.addFile}
      </summary>
      <Form
        state={form}
        market={market}
        to={path(props.here)}
        enctype="multipart/form-data"
        class="mt-2 flex flex-col gap-3"
      >
        <input type="hidden" name="subject" value={props.subject} />
        <input type="hidden" name="key" value={key() ?? ""} />
        <ChooseFiles label={words.photos} hint={words.photosHint} isRequired />
        <Button type="submit" size="sm" busy={form.pending()} class="self-start">
          {words.addFileDo}
        </Button>
      </Form>
    </details>
  );
}

/** What somebody wrote, under who did. */
export function Quoted(props: { title: string; text: string }) {
  return (
    <Show when={props.text}>
      <div class="rounded-md bg-sunken px-4 py-3">
        <p class="text-xs text-ink-faint">{props.title}</p>
        <p class="mt-1 text-sm whitespace-pre-line" dir="auto">
          {props.text}
        </p>
      </div>
    </Show>
  );
}

/** The choice between the way the money came and store credit. */
export function Target(props: { takesCredit: boolean; typed: string }) {
  const words = useCaseTexts();
  return (
    <Show when={props.takesCredit}>
      <fieldset class="flex flex-col gap-2">
        <legend class="mb-1 text-sm font-medium">{words.target}</legend>
        <For each={["original", "credit"] as const}>
          {(target) => (
            <label class="flex min-h-11 items-center gap-3 rounded-md bg-sunken px-4 text-sm">
              <input
                type="radio"
                name="target"
                value={target}
                checked={(props.typed || "original") === target}
                class="size-4.5 accent-accent"
              />
              {words.targets[target]}
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  );
}
