import { ANSWER_STATUSES, MAX_DOCUMENT_BYTES, REVIEWS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import {
  answerText,
  checkAnswerable,
  checkApproval,
  documentName,
  documentType,
  isAsked,
  isOpen,
  reviewed,
} from "./checklist.ts";

const required = (title: string, status: Parameters<typeof isOpen>[0]) => ({ title, isRequired: true, status });

describe("a checklist", () => {
  it("asks everywhere, or in one country, and nothing once it is archived", () => {
    expect(isAsked({ country: null, archivedAt: null }, "JP")).toBe(true);
    expect(isAsked({ country: "JP", archivedAt: null }, "JP")).toBe(true);
    expect(isAsked({ country: "US", archivedAt: null }, "JP")).toBe(false);
    expect(isAsked({ country: null, archivedAt: 1 }, "JP")).toBe(false);
  });

  it("keeps a seller from being approved while something required is open, and names it", () => {
    const items = [required("Identity", "approved"), required("Address", "given"), required("Tax", null)];
    expect(() => checkApproval(items)).toThrow(
      expect.objectContaining({ code: "CHECKLIST_OPEN", details: { items: ["Address", "Tax"] } }),
    );
    expect(() => checkApproval([required("Identity", "waived"), { ...items[2]!, isRequired: false }])).not.toThrow();
  });

  it("is open to the seller where nothing was given, or is asked again", () =>
    expect(ANSWER_STATUSES.filter(isOpen)).toEqual(["asked_again"]));

  it("takes the answer that its kind asks for", () => {
    expect(answerText("text", { text: "GmbH" })).toBe("GmbH");
    expect(answerText("confirm", { confirmed: true })).toBe("");
    for (const kind of ["text", "confirm", "document"] as const)
      expect(() => answerText(kind, { text: "x", confirmed: true })).toThrow("INVALID_INPUT");
    expect(() => answerText("text", {})).toThrow("INVALID_INPUT");
    expect(() => answerText("document", { text: "x" })).toThrow("INVALID_INPUT");
  });
});

describe("a review", () => {
  const POSSIBLE = {
    approve: ["given"],
    ask_again: ["given", "approved", "waived"],
    waive: [null, "given", "asked_again"],
  } as const;
  for (const review of REVIEWS)
    for (const status of [null, ...ANSWER_STATUSES]) {
      const may = (POSSIBLE[review] as readonly unknown[]).includes(status);
      it(`${review} of ${status ?? "nothing"} is ${may ? "done" : "refused"}`, () => {
        if (may) expect(() => reviewed(status, review, "For a reason")).not.toThrow();
        else expect(() => reviewed(status, review, "For a reason")).toThrow("ILLEGAL_TRANSITION");
      });
    }

  it("says why, unless it approves", () => {
    expect(() => reviewed("given", "ask_again", "")).toThrow("INVALID_INPUT");
    expect(() => reviewed(null, "waive", "")).toThrow("INVALID_INPUT");
    expect(reviewed("given", "approve", "")).toBe("approved");
  });

  it("ends what the seller can change", () => {
    expect(() => checkAnswerable("approved")).toThrow("ILLEGAL_TRANSITION");
    for (const status of [null, "given", "asked_again", "waived"] as const)
      expect(() => checkAnswerable(status)).not.toThrow();
  });
});

describe("a document", () => {
  const text = (letters: string) => new TextEncoder().encode(letters);

  it("is what its bytes say", () => {
    expect(documentType(text("%PDF-1.7 …"))).toBe("application/pdf");
    expect(documentType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
    expect(documentType(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe("image/png");
  });

  it.each(["<html><script>", "<svg xmlns", "MZ…", " %PDF-1.7", "PK"])(
    "is refused when it is something else: %s",
    (of) => expect(() => documentType(text(of))).toThrow("FILE_REFUSED"),
  );

  it("is neither empty nor too large", () => {
    expect(() => documentType(new Uint8Array())).toThrow("FILE_REFUSED");
    expect(() => documentType(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toThrow("FILE_REFUSED");
  });

  it.each([
    ["passport.pdf.exe", "passport.pdf.pdf"],
    ['a"; filename="x.html', "a filenamex.pdf"],
    ["../../etc/passwd", "etcpasswd.pdf"],
    ["", "document.pdf"],
    ["パスポート.png", "パスポート.pdf"],
  ])("is called %s and kept as %s", (given, kept) => expect(documentName(given, "application/pdf")).toBe(kept));
});
