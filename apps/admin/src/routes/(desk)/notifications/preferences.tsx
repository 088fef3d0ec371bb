// What one is told, by kind.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSubmission } from "@solidjs/router";
import { BackLink, FormError, PageHead } from "@stoa/ui";
import { NoticePreferences } from "@stoa/ui/notices";
import { Show } from "solid-js";
import { ahead } from "~/lib/session";
import { preferences, setPreferences } from "./actions";

export const route = { preload: () => ahead(preferences()) } satisfies RouteDefinition;

export default function Preferences() {
  const found = createAsync(() => preferences(), { deferStream: true });
  const saving = useSubmission(setPreferences);
  return (
    <>
      <Title>What you are told · Stoa admin</Title>
      <BackLink href="/notifications">Notifications</BackLink>
      <PageHead title="What you are told" lead="Choose for each kind whether it appears here." />
      <FormError message={saving.error ? "Nothing was saved. Try again." : null} />
      <Show when={found()}>
        {(found) => (
          <NoticePreferences of={found()} action={setPreferences} hasMail={false} pending={saving.pending ?? false} />
        )}
      </Show>
    </>
  );
}
