// From the input of a list to what is chosen in numbers: the scope in which one stands, and the choices within it.
import { DomainError, type ListingsInput, type Market, MARKETS } from "@stoa/contract";
import { collectionBySlug, type CollectionRecord } from "../../catalog/index.ts";
import type { Ctx } from "../../kernel/index.ts";
import type { Limits, Scope, Selection } from "../rules/facts.ts";
import { numbersOf } from "./understand.ts";

const DAY_MS = 86_400_000;

interface Named {
  key: string;
  values: readonly string[];
}

/** What is chosen by name, soft choices only. */
const choicesOf = (input: ListingsInput): Named[] =>
  [
    { key: "brand", values: input.brands },
    { key: "colour", values: input.colours },
    { key: "condition", values: input.conditions },
    { key: "seller", values: input.sellers },
    ...Object.entries(input.attributes).map(([key, values]) => ({ key, values })),
  ].filter(({ values }) => values.length > 0);

/** What a rule-driven collection demands, in the market's currency. */
function demandsOf(
  collection: CollectionRecord,
  market: Market,
): { named: Named[]; limits: Limits; newerThanDays?: number } {
  const { rules } = collection;
  if (!rules) return { named: [{ key: "collection", values: [collection.slug] }], limits: {} };
  const price = rules.prices.find(({ currency }) => currency === market.currency);
  return {
    named: [
      { key: "category", values: rules.category ? [rules.category] : [] },
      { key: "brand", values: rules.brands },
      { key: "tag", values: rules.tags },
      ...Object.entries(rules.attributes).map(([key, values]) => ({ key, values })),
    ].filter(({ values }) => values.length > 0),
    limits: {
      minRating: rules.minRating,
      minMinor: price?.minMinor,
      maxMinor: price?.maxMinor,
      minDiscount: rules.minDiscount,
    },
    ...(rules.newerThanDays === undefined ? {} : { newerThanDays: rules.newerThanDays }),
  };
}

/** A selection and the collection it stands in. `places` are those that were given by hand to rows of the index. */
export interface Selected {
  selection: Selection;
  collection: CollectionRecord | null;
  places: ReadonlyMap<number, number>;
}

/** In which place each listed product of a collection stands that was put together by hand. */
async function placesIn(search: D1Database, collection: CollectionRecord | null): Promise<Map<number, number>> {
  if (!collection || collection.productIds.length === 0) return new Map();
  const { results } = await search
    .prepare("SELECT l.id, w.key AS place FROM json_each(?) w CROSS JOIN listing l ON l.product_id = w.value")
    .bind(JSON.stringify(collection.productIds))
    .all<{ id: number; place: number }>();
  return new Map(results.map(({ id, place }) => [id, place]));
}

/** `draft` is a collection that is not published yet, for its preview. @throws NOT_FOUND the collection is not there */
export async function select(
  ctx: Pick<Ctx, "db" | "search" | "now">,
  input: ListingsInput,
  draft: CollectionRecord | null = null,
): Promise<Selected> {
  const market = MARKETS[input.market];
  if ((input.minMinor ?? 0) > (input.maxMinor ?? Number.POSITIVE_INFINITY))
    throw new DomainError("INVALID_INPUT", { field: "maxMinor" });
  const collection = input.collection ? await collectionBySlug(ctx, input.collection) : draft;
  const demands = collection ? demandsOf(collection, market) : { named: [], limits: {} };
  const scopes: Named[] = [
    ...(input.category ? [{ key: "category", values: [input.category] }] : []),
    ...(input.seller ? [{ key: "seller", values: [input.seller] }] : []),
    ...demands.named,
  ];
  const choices = choicesOf(input);
  const number = await numbersOf(
    ctx.search,
    [...scopes, ...choices].flatMap(({ key, values }) => values.map((value) => ({ key, value }))),
  );
  const scope: Scope = {
    ...demands.limits,
    values: scopes.map(({ key, values }) => values.map((value) => number(key, value).id)),
    createdFrom: demands.newerThanDays === undefined ? undefined : ctx.now() - demands.newerThanDays * DAY_MS,
  };
  return {
    collection,
    places: await placesIn(ctx.search, collection),
    selection: {
      currency: market.currency,
      scope,
      choices: new Map(
        choices.map(({ key, values }) => [number(key, values[0]!).keyNo, values.map((value) => number(key, value).id)]),
      ),
      minRating: input.minRating,
      minMinor: input.minMinor,
      maxMinor: input.maxMinor,
      minDiscount: input.minDiscount,
      inStock: input.inStock,
    },
  };
}
