// The pictures of a product: dropped or chosen, uploaded at once, described, put in order. The first one is the cover.
import { Field, Icon } from "@stoa/ui";
import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { produce, type SetStoreFunction } from "solid-js/store";
import type { Draft, Photo } from "./draft";
import { IMAGE_TYPES, uploadImage } from "./upload";

let lastKey = 0;

interface PhotoPickerProps {
  draft: Draft;
  setDraft: SetStoreFunction<Draft>;
  problem: (field: string) => string | undefined;
  onTouch: (field: string) => void;
}

/** The picker: a place to drop files on, and the pictures so far. */
export function PhotoPicker(props: PhotoPickerProps) {
  const [isOver, setIsOver] = createSignal(false);
  const add = (files: FileList | null | undefined) => {
    for (const file of files ?? []) void send(file);
    props.onTouch("photos");
  };
  const send = async (file: File) => {
    const key = ++lastKey;
    const photo: Photo = {
      key,
      fileName: file.name,
      previewUrl: URL.createObjectURL(file),
      alt: "",
      progress: 0,
      hash: null,
      error: null,
    };
    props.setDraft("photos", (all) => [...all, photo]);
    const set = (change: Partial<Photo>) => props.setDraft("photos", (one) => one.key === key, change);
    try {
      const { hash } = await uploadImage(file, (progress) => set({ progress }));
      const isTwice = props.draft.photos.some((one) => one.hash === hash);
      set(isTwice ? { error: "This picture is here already." } : { hash, progress: 1 });
    } catch (error) {
      set({ error: error instanceof Error ? error.message : String(error) });
    }
  };
  // In the browser alone: the server knows no such URLs, and ends its rendering by cleaning up, too.
  onMount(() => onCleanup(() => props.draft.photos.forEach((photo) => URL.revokeObjectURL(photo.previewUrl))));
  return (
    <div>
      <label
        class="flex cursor-pointer flex-col items-center gap-2 rounded-lg border-2 border-dashed px-4 py-8 text-center transition-colors focus-within:border-accent hover:border-ink-faint"
        classList={{
          "border-accent bg-accent-soft": isOver(),
          "border-bad": !isOver() && props.problem("photos") !== undefined,
          "border-line-strong/60": !isOver() && !props.problem("photos"),
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          add(event.dataTransfer?.files);
        }}
      >
        <input
          type="file"
          multiple
          accept={IMAGE_TYPES}
          class="sr-only"
          aria-invalid={props.problem("photos") ? "true" : undefined}
          aria-describedby="photos-problem"
          onChange={(event) => {
            add(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <Icon name="plus" class="size-6 text-ink-soft" />
        <span class="font-medium">Drop pictures here, or choose files</span>
        <span class="text-sm text-ink-faint">
          JPEG, PNG, WebP or AVIF, up to 8 MB each. Square ones on a plain ground look best.
        </span>
      </label>
      <p id="photos-problem" class="mt-1.5 text-sm font-medium text-bad">
        {props.problem("photos")}
      </p>
      <ol class="mt-2 flex flex-col gap-3">
        <For each={props.draft.photos}>{(photo, i) => <PhotoRow {...props} photo={photo} index={i()} />}</For>
      </ol>
    </div>
  );
}

const iconButton =
  "grid size-9 place-items-center rounded-full hover:bg-sunken disabled:opacity-30 disabled:pointer-events-none";

function PhotoRow(props: PhotoPickerProps & { photo: Photo; index: number }) {
  const [isOver, setIsOver] = createSignal(false);
  const move = (from: number, to: number) =>
    props.setDraft(
      produce((draft) => {
        const [photo] = draft.photos.splice(from, 1);
        if (photo) draft.photos.splice(to, 0, photo);
      }),
    );
  const remove = () => {
    URL.revokeObjectURL(props.photo.previewUrl);
    props.setDraft("photos", (all) => all.filter((one) => one.key !== props.photo.key));
  };
  const altField = () => `photos.${props.index}.alt`;
  return (
    <li
      draggable="true"
      class="flex items-start gap-4 rounded-lg border bg-surface p-3"
      classList={{ "border-accent": isOver(), "border-line": !isOver() }}
      onDragStart={(event) => event.dataTransfer?.setData("application/x-photo", String(props.index))}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes("application/x-photo")) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const from = event.dataTransfer?.getData("application/x-photo");
        if (!from) return;
        event.preventDefault();
        move(Number(from), props.index);
      }}
    >
      <div class="w-20 shrink-0 sm:w-24">
        <img
          src={props.photo.previewUrl}
          alt=""
          width="96"
          height="96"
          draggable={false}
          class="aspect-square w-full rounded-md bg-tile object-cover"
        />
        <Show when={!props.photo.hash && !props.photo.error}>
          <progress
            aria-label={`Uploading ${props.photo.fileName}`}
            max="1"
            value={props.photo.progress}
            class="mt-2 h-1.5 w-full"
          />
        </Show>
        <Show when={props.index === 0}>
          <p class="mt-1 text-center text-xs font-semibold text-accent">Cover</p>
        </Show>
      </div>
      <div class="min-w-0 flex-1">
        <Show
          when={props.photo.error}
          fallback={
            <Field
              label="What does it show?"
              name={altField()}
              value={props.photo.alt}
              maxLength={200}
              placeholder="Desk lamp of walnut, seen from the side"
              error={props.problem(altField())}
              onInput={(event) => props.setDraft("photos", props.index, "alt", event.currentTarget.value)}
              onBlur={() => props.onTouch(altField())}
            />
          }
        >
          <p role="alert" class="text-sm font-medium text-bad">
            {props.photo.fileName}: {props.photo.error}
          </p>
        </Show>
        <div class="mt-1 -ms-2 flex">
          <button
            type="button"
            class={iconButton}
            disabled={props.index === 0}
            aria-label={`Move picture ${props.index + 1} up`}
            onClick={() => move(props.index, props.index - 1)}
          >
            <Icon name="chevronDown" class="size-4 rotate-180" />
          </button>
          <button
            type="button"
            class={iconButton}
            disabled={props.index === props.draft.photos.length - 1}
            aria-label={`Move picture ${props.index + 1} down`}
            onClick={() => move(props.index, props.index + 1)}
          >
            <Icon name="chevronDown" class="size-4" />
          </button>
          <button type="button" class={iconButton} aria-label={`Remove picture ${props.index + 1}`} onClick={remove}>
            <Icon name="trash" class="size-4" />
          </button>
        </div>
      </div>
    </li>
  );
}
