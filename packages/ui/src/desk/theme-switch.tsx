// The choice between light, dark and the system: a form of three buttons. With scripts the page turns at once.
import type { Action } from "@solidjs/router";
import { createSignal, For } from "solid-js";
import { type Theme, themeMark, THEMES } from "./theme.ts";

const WORD: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** The switch. `save` keeps the choice; the field is called `theme`. */
export function ThemeSwitch(props: { theme: Theme; save: Action<[form: FormData], unknown, [form: FormData]> }) {
  const [chosen, setChosen] = createSignal<Theme | null>(null);
  const theme = () => chosen() ?? props.theme;
  const turn = (to: Theme) => {
    setChosen(to);
    const mark = themeMark(to);
    if (mark) document.documentElement.dataset["theme"] = mark;
    else delete document.documentElement.dataset["theme"];
  };
  return (
    <form method="post" action={props.save} aria-label="Colours" class="flex rounded-full bg-sunken p-0.5 text-xs">
      <For each={THEMES}>
        {(one) => (
          <button
            type="submit"
            name="theme"
            value={one}
            aria-pressed={theme() === one}
            onClick={() => turn(one)}
            class="min-h-8 flex-1 rounded-full font-medium text-ink-soft hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-rise"
          >
            {WORD[one]}
          </button>
        )}
      </For>
    </form>
  );
}
