// A place for one file: dropped, or chosen by pointer or keyboard. It is sent at once.
import { Icon } from "@stoa/ui";
import { createSignal, Show } from "solid-js";

/** The place. `send` takes the file and tells its progress; what it throws is shown. */
export function DropZone(props: { send: (file: File, onProgress: (share: number) => void) => Promise<void> }) {
  const [isOver, setIsOver] = createSignal(false);
  const [share, setShare] = createSignal<number | null>(null);
  const [refused, setRefused] = createSignal<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || share() !== null) return;
    setRefused(null);
    setShare(0);
    try {
      await props.send(file, setShare);
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
    setShare(null);
  };
  return (
    <div>
      <label
        class="flex min-h-44 cursor-pointer flex-col items-center justify-center gap-2 rounded-lg border-2 border-dashed px-4 py-8 text-center transition-colors focus-within:border-accent hover:border-ink-faint"
        classList={{
          "border-accent bg-accent-soft": isOver(),
          "border-bad": !isOver() && refused() !== null,
          "border-line-strong/60": !isOver() && refused() === null,
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          class="sr-only"
          disabled={share() !== null}
          aria-describedby="file-refused"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
        <Show
          when={share() !== null}
          fallback={
            <>
              <span class="grid size-12 place-items-center rounded-full bg-sunken text-ink-soft">
                <Icon name="upload" />
              </span>
              <span class="font-medium">Drop a CSV file here, or choose one</span>
              <span class="text-sm text-ink-faint">
                Up to 20 MB and 100,000 rows. Nothing changes before you have seen what it would do.
              </span>
            </>
          }
        >
          <span class="font-medium">Sending…</span>
          <progress aria-label="Sending the file" max="1" value={share()!} class="h-1.5 w-full max-w-xs" />
        </Show>
      </label>
      <p id="file-refused" role="alert" class="mt-2 text-sm font-medium text-bad empty:mt-0">
        {refused()}
      </p>
    </div>
  );
}
