// Feature flags: parts of the marketplace that are switched without a deployment, for everybody or for a share of a market.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  query,
  redirect,
  type RouteDefinition,
  type RouteSectionProps,
  useSubmissions,
} from "@solidjs/router";
import { FLAG_NAMES, type FlagName, FLAGS, type FlagsView, type FlagValue, SaveFlag, submitForm } from "@stoa/client";
import { Notice, PageHead } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { ahead, read, useMay } from "~/lib/session";
import { FlagForm } from "./flag-form";

const flags = query(() => read(() => api().admin.flags.get.query()), "admin.flags");

export const route = { preload: () => ahead(flags()) } satisfies RouteDefinition;

const saveFlag = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SaveFlag, form, (input) => api().admin.flags.save.mutate(input));
  if (result.ok) throw redirect(`/flags?done=${encodeURIComponent(String(form.get("name")))}`);
  return { ...result, name: String(form.get("name")) };
}, "save-flag");

export default function FlagsPage(props: RouteSectionProps) {
  const current = createAsync(() => flags(), { deferStream: true });
  const done = () => FLAG_NAMES.find((name) => name === props.location.query["done"]);
  return (
    <>
      <Title>Feature flags · Stoa admin</Title>
      <PageHead
        title="Feature flags"
        lead="Parts of the marketplace that are switched without a deployment. A share keeps its visitors as it grows."
      />
      <Show when={done()}>
        {(name) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{FLAGS[name()].label}: saved. It holds everywhere within a minute.</Notice>
          </div>
        )}
      </Show>
      <Show when={current()}>
        {(of) => (
          <div class="flex flex-col gap-4">
            <For each={FLAG_NAMES}>{(name) => <Flag name={name} of={of()} />}</For>
          </div>
        )}
      </Show>
    </>
  );
}

function Flag(props: { name: FlagName; of: FlagsView }) {
  const may = useMay();
  const sent = useSubmissions(saveFlag, ([form]) => form.get("name") === props.name);
  const last = () => sent.at(-1);
  const refused = () => {
    const result = last()?.result;
    if (!result || result.ok || result.name !== props.name) return null;
    return result.code === "INVALID_INPUT" ? "Whole numbers from 0 to 100 are needed." : sentence(result.code);
  };
  return (
    <FlagForm
      name={props.name}
      value={props.of.flags[props.name] as FlagValue}
      version={props.of.version}
      action={saveFlag}
      isLocked={!may("operations.manage")}
      busy={last()?.pending ?? false}
      error={refused()}
    />
  );
}
