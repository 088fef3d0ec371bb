import { describe, expect, it } from "vitest";
import { bankAccount, isIban } from "./bank.ts";

const typed = (country: string, account: string, bankCode = "") => ({
  holder: "Nordlys Home",
  country,
  account,
  bankCode,
  version: 0,
});

describe("an IBAN", () => {
  it("is taken when its check digits are right", () => {
    for (const iban of ["DE89370400440532013000", "AE070331234567890123456", "GB29NWBK60161331926819"])
      expect(isIban(iban)).toBe(true);
  });

  it("is refused with any one digit changed", () => {
    const iban = "DE89370400440532013000";
    for (let i = 4; i < iban.length; i++) {
      const other = iban.slice(0, i) + ((Number(iban[i]) + 1) % 10) + iban.slice(i + 1);
      expect(isIban(other)).toBe(false);
    }
    expect(isIban("DE8937040044053201300")).toBe(false);
  });
});

describe("a bank account", () => {
  it("shows its country and its last four characters, nothing else", () => {
    expect(bankAccount(typed("DE", "DE89370400440532013000"))).toEqual({
      text: "DE89370400440532013000",
      masked: "DE •••• 3000",
    });
    expect(bankAccount(typed("US", "000123456789", "021000021"))).toEqual({
      text: "021000021 000123456789",
      masked: "US •••• 6789",
    });
    expect(bankAccount(typed("IN", "50100012345678", "HDFC0000123")).masked).toBe("IN •••• 5678");
  });

  it("is refused where it cannot be right", () => {
    for (const wrong of [
      typed("DE", "DE88370400440532013000"),
      typed("FR", "DE89370400440532013000"),
      typed("US", "000123456789", "021000022"),
      typed("IN", "50100012345678", "HDFC1000123"),
      typed("JP", "12A4567", "0001001"),
    ])
      expect(() => bankAccount(wrong)).toThrow("INVALID_INPUT");
  });
});
