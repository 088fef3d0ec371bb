// From what is typed about a promotion to the fields of the API's input. What cannot be read is sent as a word that the
// schema refuses, so that it says which field is wrong.
import type { Amounts, PromotionKind, PromotionView } from "@stoa/contract";
import { readAmounts, readPercent, writeAmounts, writePercent } from "./amounts.ts";

/** How many steps the form has room for. */
export const FORM_TIERS = 3;

const WRONG = "?";
const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== "");
/** A slug, or the last part of an address that was pasted. */
const slugOf = (word: string) =>
  word
    .split(/[?#]/)[0]!
    .split("/")
    .findLast((part) => part !== "") ?? word;

/** Writes fields under names that `submitForm` reads. */
class Fields {
  readonly params = new URLSearchParams();
  private readonly form: FormData;

  constructor(form: FormData) {
    this.form = form;
  }

  text(name: string): string {
    return String(this.form.get(name) ?? "").trim();
  }

  set(name: string, value: string | number | null): void {
    if (value !== null && value !== "")
      this.params.append(typeof value === "number" ? `${name}:number` : name, String(value));
  }

  list(name: string, values: readonly string[]): void {
    for (const value of values) this.params.append(`${name}[]`, value);
  }

  count(name: string, typed: string): void {
    this.set(name, typed === "" ? null : /^\d{1,8}$/.test(typed) ? Number(typed) : WRONG);
  }

  percent(name: string, typed: string): void {
    this.set(name, readPercent(typed) ?? WRONG);
  }

  amounts(name: string, typed: string): void {
    const amounts: Amounts | null = readAmounts(typed);
    if (amounts === null) return this.set(name, WRONG);
    for (const [currency, minor] of Object.entries(amounts)) this.set(`${name}.${currency}`, minor);
  }

  time(name: string, typed: string): void {
    if (typed === "") return;
    const at = Date.parse(`${typed}Z`);
    this.set(name, Number.isNaN(at) ? WRONG : at);
  }
}

function effectFields(fields: Fields, kind: PromotionKind): void {
  fields.set("effect.kind", kind);
  switch (kind) {
    case "percent":
      fields.percent("effect.bps", fields.text("percent"));
      if (fields.text("atMost") !== "") fields.amounts("effect.atMost", fields.text("atMost"));
      return;
    case "amount":
      return fields.amounts("effect.off", fields.text("off") || WRONG);
    case "bundle":
      fields.count("effect.buyUnits", fields.text("buyUnits") || WRONG);
      fields.count("effect.getUnits", fields.text("getUnits") || WRONG);
      fields.percent("effect.bps", fields.text("bundlePercent"));
      fields.count("effect.maxTimes", fields.text("maxTimes"));
      return fields.list("effect.getProductSlugs", words(fields.text("getProducts")).map(slugOf));
    case "tiers":
      return tierFields(fields);
    case "delivery":
      fields.percent("effect.bps", fields.text("deliveryPercent"));
      return fields.list(
        "effect.methods",
        fields.text("deliveryMethods") === "both" ? ["standard", "express"] : ["standard"],
      );
  }
}

function tierFields(fields: Fields): void {
  const by = fields.text("tiersBy") === "minimum" ? "minimum" : "units";
  fields.set("effect.by", by);
  let place = 0;
  for (let i = 0; i < FORM_TIERS; i++) {
    const [from, percent] = [fields.text(`tierFrom${i}`), fields.text(`tierPercent${i}`)];
    if (from === "" && percent === "") continue;
    const step = `effect.steps.${place++}`;
    if (by === "units") fields.count(`${step}.units`, from || WRONG);
    else fields.amounts(`${step}.minimum`, from || WRONG);
    fields.percent(`${step}.bps`, percent);
  }
}

/** The fields of a promotion; `isMarket` adds who pays. */
export function promotionFields(form: FormData, isMarket: boolean): URLSearchParams {
  const fields = new Fields(form);
  const text = (name: string) => fields.text(name);
  fields.set("promotionId", text("promotionId"));
  fields.set("name", text("name"));
  fields.set("code", text("code"));
  effectFields(fields, text("kind") as PromotionKind);
  fields.list("goods.productSlugs", words(text("products")).map(slugOf));
  fields.list("goods.categorySlugs", words(text("categories")).map(slugOf));
  if (isMarket) fields.list("goods.sellerHandles", words(text("sellers")).map(slugOf));
  fields.list("conditions.markets", form.getAll("markets").map(String));
  if (text("minimum") !== "") fields.amounts("conditions.minimum", text("minimum"));
  fields.count("conditions.minimumUnits", text("minimumUnits"));
  fields.set("conditions.customers", text("customers"));
  fields.list("emails", words(text("emails")));
  fields.count("priority", text("priority"));
  if (form.get("isExclusive")) fields.params.append("isExclusive:boolean", "on");
  fields.time("startsAt", text("startsAt") || "1970-01-01T00:00");
  fields.time("endsAt", text("endsAt"));
  fields.count("maxUses", text("maxUses"));
  fields.count("maxPerCustomer", text("maxPerCustomer"));
  if (text("budget") !== "") fields.amounts("budget", text("budget"));
  if (isMarket) fields.percent("platformBps", text("platformPercent") || "100");
  return fields.params;
}

/** A promotion as the form shows it, by the names of its fields. */
export function typedPromotion(of: PromotionView | null): Record<string, string> {
  if (of === null) return { kind: "percent", priority: "100", customers: "everybody", platformPercent: "100" };
  const { effect, goods, conditions } = of;
  const clock = (at: number | null) => (at === null || at === 0 ? "" : new Date(at).toISOString().slice(0, 16));
  const budget: Amounts = {};
  for (const { currency, budgetMinor } of of.budgets) if (budgetMinor !== null) budget[currency] = budgetMinor;
  return {
    name: of.name,
    code: of.code ?? "",
    kind: effect.kind,
    products: goods.productSlugs.join(" "),
    categories: goods.categorySlugs.join(" "),
    sellers: goods.sellerHandles.join(" "),
    minimum: writeAmounts(conditions.minimum),
    minimumUnits: conditions.minimumUnits === 0 ? "" : String(conditions.minimumUnits),
    customers: conditions.customers,
    priority: String(of.priority),
    startsAt: clock(of.startsAt),
    endsAt: clock(of.endsAt),
    maxUses: String(of.maxUses ?? ""),
    maxPerCustomer: String(of.maxPerCustomer ?? ""),
    budget: writeAmounts(budget),
    platformPercent: writePercent(of.platformBps),
    ...typedEffect(effect),
  };
}

function typedEffect(effect: PromotionView["effect"]): Record<string, string> {
  switch (effect.kind) {
    case "percent":
      return { percent: writePercent(effect.bps), atMost: writeAmounts(effect.atMost) };
    case "amount":
      return { off: writeAmounts(effect.off) };
    case "bundle":
      return {
        buyUnits: String(effect.buyUnits),
        getUnits: String(effect.getUnits),
        bundlePercent: writePercent(effect.bps),
        maxTimes: String(effect.maxTimes ?? ""),
        getProducts: effect.getProductSlugs?.join(" ") ?? "",
      };
    case "tiers":
      return Object.fromEntries([
        ["tiersBy", effect.by],
        ...effect.steps.flatMap((step, i) => [
          [`tierFrom${i}`, effect.by === "units" ? String(step.units) : writeAmounts(step.minimum)],
          [`tierPercent${i}`, writePercent(step.bps)],
        ]),
      ]);
    case "delivery":
      return {
        deliveryPercent: writePercent(effect.bps),
        deliveryMethods: effect.methods.length > 1 ? "both" : "standard",
      };
  }
}
