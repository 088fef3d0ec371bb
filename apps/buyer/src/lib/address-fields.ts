// The fields of a postal address in the order and with the rules of each country.
import { type Address, COUNTRIES_WITH_REGION } from "@stoa/client";
import type { Texts } from "../i18n/index.ts";

/** A field of the address form. */
export interface AddressField {
  name: keyof Address;
  label: string;
  autocomplete:
    | "name"
    | "address-line1"
    | "address-line2"
    | "address-level2"
    | "address-level1"
    | "postal-code"
    | "tel";
  required: boolean;
  /** Stands beside the next field on wide screens. */
  half?: boolean;
  hint?: string;
  pattern?: string;
  inputmode?: "numeric" | "tel";
}

/** What a postal code looks like, for the browser's own check; the server has the same rules. */
const POSTAL_PATTERN: Record<string, string> = {
  US: "\\d{5}(-\\d{4})?",
  IN: "[1-9]\\d{5}",
  DE: "\\d{5}",
  JP: "\\d{3}-?\\d{4}",
};

/** The fields for a country. */
export function addressFields(country: string, texts: Texts["checkout"]): AddressField[] {
  const pattern = POSTAL_PATTERN[country];
  const name: AddressField = { name: "name", label: texts.name, autocomplete: "name", required: true };
  const lines: AddressField[] = [
    { name: "line1", label: texts.line1, autocomplete: "address-line1", required: true },
    { name: "line2", label: texts.line2, autocomplete: "address-line2", required: false },
  ];
  const postal: AddressField[] = pattern
    ? [
        {
          name: "postalCode",
          label: texts.postalCode[country] ?? "",
          autocomplete: "postal-code",
          required: true,
          half: true,
          pattern,
          ...(country === "JP" ? {} : { inputmode: "numeric" as const }),
        },
      ]
    : [];
  const city: AddressField = {
    name: "city",
    label: texts.city,
    autocomplete: "address-level2",
    required: true,
    half: pattern !== undefined,
  };
  const regions: AddressField[] = COUNTRIES_WITH_REGION.has(country)
    ? [{ name: "region", label: texts.region[country] ?? "", autocomplete: "address-level1", required: true }]
    : [];
  const phone: AddressField = {
    name: "phone",
    label: texts.phone,
    autocomplete: "tel",
    required: true,
    hint: texts.phoneHint,
    inputmode: "tel",
  };
  if (country === "JP")
    return [
      name,
      ...postal,
      ...regions.map((field) => ({ ...field, half: true })),
      { ...city, half: false },
      ...lines,
      phone,
    ];
  if (country === "DE") return [name, ...lines, ...postal, city, phone];
  return [name, ...lines, city, ...postal, ...regions, phone];
}
