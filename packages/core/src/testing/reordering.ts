// Facts of a payment told in any order, with the customer's own confirmation somewhere in between: whoever runs it brings the
// world (a marketplace in a test, or one behind HTTP) and compares the books that come of it.

/** A marketplace with one payment whose facts are all known to its provider and none of which is told yet. */
export interface ToldWorld<F> {
  facts: readonly F[];
  /** Tells a fact; gives the HTTP status of the answer. */
  tell(fact: F): Promise<number>;
  /** The customer comes back from the provider. */
  confirm(): Promise<unknown>;
}

/** All orders in which `count` facts can come: 720 of six. */
export function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, place) => [...rest.slice(0, place), count - 1, ...rest.slice(place)]),
  );
}

/**
 * Tells the facts in this order; the customer confirms before the one at `confirmAt`, or after the last. What is answered
 * with 503 is told again later, as providers do. Gives how often a fact had to be told again.
 * @throws when a fact is refused for good
 */
export async function tellInOrder<F>(
  world: ToldWorld<F>,
  order: readonly number[],
  confirmAt: number,
): Promise<{ toldAgain: number }> {
  let waiting = order.flatMap((place) => world.facts.slice(place, place + 1));
  let toldAgain = 0;
  for (let round = 0; waiting.length > 0; round++) {
    if (round > order.length) throw new Error(`${waiting.length} facts are never taken`);
    const parked: F[] = [];
    for (const [place, fact] of waiting.entries()) {
      if (round === 0 && place === confirmAt) await world.confirm();
      const status = await world.tell(fact);
      if (status === 503) parked.push(fact);
      else if (status !== 200) throw new Error(`a fact was answered with ${status}`);
    }
    if (round === 0 && confirmAt >= waiting.length) await world.confirm();
    toldAgain += parked.length;
    waiting = parked;
  }
  return { toldAgain };
}
