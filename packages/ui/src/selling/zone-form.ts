// From what is typed about a zone of delivery to the fields of the API's input.
import {
  type DeliveryRate,
  type DeliveryZone,
  MARKETS,
  type MarketHandle,
  marketOf,
  parseMoney,
  writeMoney,
} from "@stoa/contract";
import { readSteps, writeSteps } from "./amounts.ts";

const WAYS = ["standard", "express"] as const;
const parts = (text: string) => text.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== ""); // prettier-ignore

/** The fields of a zone; a way without steps is not offered. */
export function zoneFields(form: FormData): URLSearchParams {
  const params = new URLSearchParams();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const { currency } = marketOf(text("market")) ?? MARKETS.us;
  for (const name of ["zoneId", "market", "name"]) if (text(name) !== "") params.set(name, text(name));
  for (const region of parts(text("regions"))) params.append("regions[]", region);
  for (const prefix of parts(text("postalPrefixes"))) params.append("postalPrefixes[]", prefix);
  if (text("isServed") === "no") {
    params.set("isServed:boolean", "false");
    return params;
  }
  for (const way of WAYS) {
    const typed = text(`${way}Steps`);
    if (typed === "") continue;
    const by = text(`${way}By`) === "units" ? "units" : "amount";
    params.set(`${way}.by`, by);
    const steps = readSteps(typed, by, currency);
    if (steps === null) params.set(`${way}.steps`, "?");
    steps?.forEach(({ from, feeMinor }, i) => {
      params.set(`${way}.steps.${i}.from:number`, String(from));
      params.set(`${way}.steps.${i}.feeMinor:number`, String(feeMinor));
    });
    const free = text(`${way}Free`);
    if (free !== "") params.set(`${way}.freeFromMinor:number`, String(parseMoney(free, currency) ?? "?"));
    const days = /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/.exec(text(`${way}Days`));
    if (days) {
      params.set(`${way}.days.0:number`, days[1]!);
      params.set(`${way}.days.1:number`, days[2] ?? days[1]!);
    } else if (text(`${way}Days`) !== "") params.set(`${way}.days`, "?");
  }
  return params;
}

function typedRate(
  way: (typeof WAYS)[number],
  rate: DeliveryRate | null,
  market: MarketHandle,
): Record<string, string> {
  if (rate === null) return {};
  const { currency } = MARKETS[market];
  return {
    [`${way}By`]: rate.by,
    [`${way}Steps`]: writeSteps(rate.steps, rate.by, currency),
    [`${way}Free`]: rate.freeFromMinor === null ? "" : writeMoney(rate.freeFromMinor, currency),
    [`${way}Days`]: rate.days === null ? "" : rate.days.join("-"),
  };
}

/** A zone as the form shows it, by the names of its fields. */
export function typedZone(zone: DeliveryZone | null, market: MarketHandle): Record<string, string> {
  if (zone === null) return { isServed: "yes", standardBy: "amount", expressBy: "amount" };
  return {
    name: zone.name,
    regions: zone.regions.join(", "),
    postalPrefixes: zone.postalPrefixes.join(", "),
    isServed: zone.isServed ? "yes" : "no",
    ...typedRate("standard", zone.standard, market),
    ...typedRate("express", zone.express, market),
  };
}
