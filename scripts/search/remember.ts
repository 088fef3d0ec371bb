// A database that answers a question it was asked before from memory: for asking the same of data that does not change.

/** Wraps a binding whose data stays as it is from now on. Reads only: `prepare`, `bind`, `all`, `first` and `batch`. */
export function remembering(d1: D1Database): D1Database {
  const answers = new Map<string, Promise<unknown>>();
  const once = (key: string, ask: () => Promise<unknown>): Promise<unknown> => {
    const known = answers.get(key) ?? ask();
    answers.set(key, known);
    return known;
  };
  const statement = (text: string, values: readonly unknown[] = []) => {
    const key = JSON.stringify([text, values]);
    const own = () => d1.prepare(text).bind(...values);
    return {
      key,
      own,
      bind: (...others: unknown[]) => statement(text, others),
      all: () => once(`all ${key}`, () => own().all()),
      first: () => once(`first ${key}`, () => own().first()),
    };
  };
  const batch = (statements: readonly ReturnType<typeof statement>[]) =>
    once(statements.map(({ key }) => key).join(), () => d1.batch(statements.map(({ own }) => own())));
  return { prepare: (text: string) => statement(text), batch } as unknown as D1Database;
}
