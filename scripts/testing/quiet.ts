// Tests are refused on purpose, thousands of times: what the log tells of that, and of who came in, is not printed.
// Errors are. A test that wants to see a line puts a spy of its own in the place of these.
for (const level of ["info", "warn"] as const) {
  const say = console[level].bind(console);
  console[level] = (...parts: unknown[]) => {
    if (typeof parts[0] !== "string" || !parts[0].startsWith('{"level":"')) say(...parts);
  };
}
