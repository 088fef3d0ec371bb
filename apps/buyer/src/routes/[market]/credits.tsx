// Who made the pictures, as their licences ask for.
import { For, Show } from "solid-js";
import credits from "../../../../../data/CREDITS.md?raw";
import { Head, keepAtEdge } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

interface Licence {
  title: string;
  url: string | null;
  credits: string[];
}

/** Reads the list: `## licence (address)`, then one `- credit` a line. */
function licencesOf(markdown: string): Licence[] {
  const licences: Licence[] = [];
  for (const line of markdown.split("\n")) {
    const heading = /^## (.+?)(?: \((https?:[^)]+)\))?$/.exec(line);
    if (heading) licences.push({ title: heading[1] ?? "", url: heading[2] ?? null, credits: [] });
    else if (line.startsWith("- ")) licences.at(-1)?.credits.push(line.slice(2));
  }
  return licences;
}

export default function Credits() {
  const { market, t } = useShop();
  keepAtEdge(`market:${market.handle}`);
  return (
    <div class="page max-w-3xl pt-8">
      <Head title={t.credits.title} description={t.credits.lead} path="/credits" />
      <h1 class="text-title font-semibold tracking-tight">{t.credits.title}</h1>
      <p class="mt-2 text-ink-soft">{t.credits.lead}</p>
      <div lang="en" dir="ltr">
        <For each={licencesOf(credits)}>
          {(licence) => (
            <section class="mt-10">
              <h2 class="font-semibold">
                <Show when={licence.url} fallback={licence.title}>
                  <a href={licence.url!} rel="license noreferrer" target="_blank" class="underline underline-offset-4">
                    {licence.title}
                  </a>
                </Show>
              </h2>
              <ul class="mt-3 flex flex-col gap-1.5 text-sm text-ink-soft">
                <For each={licence.credits}>{(credit) => <li>{credit}</li>}</For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </div>
  );
}
