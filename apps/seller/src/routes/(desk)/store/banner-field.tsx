// The picture across the head of the shop's page: chosen, uploaded at once, described.
import type { StoreBanner } from "@stoa/client";
import { Button, createHasScript, Field, Picture } from "@stoa/ui";
import { createSignal, Show } from "solid-js";
import { IMAGE_TYPES, uploadImage } from "../offers/upload";

type Chosen = Omit<StoreBanner, "alt">;

interface BannerFieldProps {
  banner: StoreBanner | null;
  problem: string | undefined;
  /** Called when another picture was chosen, or none. */
  onChange: () => void;
}

export function BannerField(props: BannerFieldProps) {
  const [chosen, setChosen] = createSignal<Chosen | null>(props.banner);
  const [progress, setProgress] = createSignal<number | null>(null);
  const [refused, setRefused] = createSignal<string | null>(null);
  const hasScript = createHasScript();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setRefused(null);
    setProgress(0);
    try {
      setChosen(await uploadImage(file, setProgress));
      props.onChange();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    } finally {
      setProgress(null);
    }
  };
  return (
    <div class="flex flex-col gap-4">
      <Show
        when={chosen()}
        fallback={
          <p class="grid aspect-[5/1] place-items-center rounded-lg bg-sunken px-4 text-center text-sm text-ink-soft">
            No picture: your shop’s name stands alone.
          </p>
        }
      >
        {(banner) => (
          <>
            <Picture
              image={{ ...banner(), alt: "" }}
              sizes="(min-width: 64rem) 44rem, 100vw"
              class="aspect-[5/1] w-full rounded-lg object-cover"
            />
            <input type="hidden" name="bannerHash" value={banner().hash} />
          </>
        )}
      </Show>
      <Show when={progress() !== null}>
        <progress aria-label="Uploading the picture" max="1" value={progress()!} class="h-1.5 w-full" />
      </Show>
      <Show when={refused()}>
        {(reason) => (
          <p role="alert" class="text-sm font-medium text-bad">
            {reason()}
          </p>
        )}
      </Show>
      <Show when={chosen()}>
        <Field
          label="What does it show?"
          name="bannerAlt"
          value={props.banner?.alt ?? ""}
          maxLength={200}
          placeholder="Our workshop in Bergen, planks of ash along the wall"
          error={props.problem}
        />
      </Show>
      <Show when={hasScript()}>
        <div class="flex flex-wrap items-center gap-3">
          <label class="inline-flex min-h-9 cursor-pointer items-center rounded-full border border-line-strong px-4 text-sm font-medium focus-within:outline-2 focus-within:outline-accent hover:bg-sunken">
            {chosen() ? "Choose another picture" : "Choose a picture"}
            <input
              type="file"
              accept={IMAGE_TYPES}
              class="sr-only"
              onChange={(event) => {
                void send(event.currentTarget.files?.[0]);
                event.currentTarget.value = "";
              }}
            />
          </label>
          <Show when={chosen()}>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => {
                setChosen(null);
                props.onChange();
              }}
            >
              Take it away
            </Button>
          </Show>
          <p class="text-sm text-ink-faint">
            At least 1,280 pixels wide; its middle is shown, five times as wide as high.
          </p>
        </div>
      </Show>
    </div>
  );
}
