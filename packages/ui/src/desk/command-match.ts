// Which commands fit what was typed, and in which order. Pure.

/** Something that the palette leads to. */
export interface Command {
  /** The heading that it stands under: `Go to`, `Orders`. */
  group: string;
  label: string;
  /** A line beside it. */
  note?: string | undefined;
  href: string;
  /** The keys that do the same: `g o`. */
  keys?: string | undefined;
}

/** How well a command fits: 0 as one word begins with it, 1 as it holds it, 2 as it holds its letters in their order. */
function fit(label: string, typed: string): number | null {
  const text = label.toLowerCase();
  if (text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed)) || text.startsWith(typed)) return 0;
  if (text.includes(typed)) return 1;
  let from = 0;
  for (const letter of typed) {
    const at = text.indexOf(letter, from);
    if (at < 0) return null;
    from = at + 1;
  }
  return 2;
}

/** The commands that fit, the best first; all of them while nothing is typed. Those of a group stay together. */
export function fitting(commands: readonly Command[], typed: string): Command[] {
  const words = typed.trim().toLowerCase();
  if (words === "") return [...commands];
  return commands
    .flatMap((command, i) => {
      const rank = fit(command.label, words);
      return rank === null ? [] : [{ command, rank, i }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ command }) => command);
}

/** Commands by their group, in the order in which the groups come up first. */
export function grouped(commands: readonly Command[]): { group: string; commands: Command[] }[] {
  return [...Map.groupBy(commands, ({ group }) => group)].map(([group, all]) => ({ group, commands: all }));
}

/** The command of two keys one after the other. */
export function commandOf(commands: readonly Command[], first: string, second: string): Command | undefined {
  return commands.find(({ keys }) => keys === `${first} ${second}`);
}
