// Imports as this app reads and steers them: queries, actions, and the words for their states.
import { action, query } from "@solidjs/router";
import {
  CheckImport,
  type ExchangeField,
  type FindingsInput,
  ImportId,
  type ImportStatus,
  isErrorCode,
  MAX_IMPORT_BYTES,
  submitForm,
} from "@stoa/client";
import type { Tone } from "@stoa/ui";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { settled } from "~/lib/outcome";
import { type OwnSentences, sentence } from "~/lib/sentences";

/** A page of the seller's imports, newest first. */
export const imports = query(
  (cursor: string | undefined) => load(api().seller.imports.list.query({ cursor })),
  "imports",
);

/** One import; null when there is none of this id. */
export const importOf = query(
  (importId: ImportId["importId"]) => loadOrNull(api().seller.imports.get.query({ importId })),
  "import",
);

/** A page of what was found in the rows of an import. */
export const findings = query((input: FindingsInput) => load(api().seller.imports.findings.query(input)), "findings");

export const STATUS_WORD: Record<ImportStatus, string> = {
  mapping: "Columns to choose",
  checking: "Being checked",
  checked: "Ready to start",
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Given up",
};

export const STATUS_TONE: Record<ImportStatus, Tone> = {
  mapping: "warn",
  checking: "info",
  checked: "warn",
  running: "info",
  done: "good",
  cancelled: "plain",
  failed: "bad",
};

/** Whether rows of it are being worked off right now. */
export const isAtWork = (status: ImportStatus): boolean => status === "checking" || status === "running";

/** The choice for a column of the file that is not read. */
export const NOT_READ = "-";

/** The columns as a form sends them: a choice for each, in their order. */
const columnsSchema = {
  safeParse(input: unknown) {
    const { columns = [], ...rest } = input as { columns?: string[] };
    const chosen = columns.map((field) => (field === NOT_READ ? null : (field as ExchangeField)));
    return CheckImport.safeParse({ ...rest, columns: chosen });
  },
};

export const checkImport = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(columnsSchema, form, (input) => api().seller.imports.check.mutate(input)));
}, "checkImport");

export const startImport = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(ImportId, form, (input) => api().seller.imports.start.mutate(input)));
}, "startImport");

export const cancelImport = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(ImportId, form, (input) => api().seller.imports.cancel.mutate(input)));
}, "cancelImport");

/** Why a step was refused, where this page knows it better. */
export const STEP_SENTENCES: OwnSentences = {
  INVALID_INPUT:
    "Choose a column that finds your offers (SKU, GTIN or offer id) and one that changes them (a price, stock, status), none of them twice.",
  CONFLICT: "Another of your files is being worked on. Wait until it is done, or cancel it.",
  ILLEGAL_TRANSITION: "The import has moved on meanwhile. This page now shows where it stands.",
};

const REFUSALS: Record<string, string> = {
  empty: "There is nothing in this file.",
  no_rows: "There are no rows below the header. The first line names the columns; offers follow from the second on.",
  too_large: "This file has more than 20 MB. Split it into several.",
  spreadsheet: "This is a workbook, not a CSV file. In Excel choose File, Save as, CSV UTF-8 (comma delimited).",
  utf16: "This file is written in UTF-16 (Unicode text). Save it as CSV UTF-8 and send that.",
  not_utf8:
    "This file is not written in UTF-8 but in an older encoding such as Latin-1, in which letters like ü and é would be lost. Save it as CSV UTF-8 and send that.",
  too_many_columns: "This file has more than 200 columns. Is it a table of offers, with its names in the first line?",
};

/** Sends a file and gives its import. `onProgress` hears a share from 0 to 1. A refusal is an Error with a sentence. */
export function uploadOffers(file: File, onProgress: (share: number) => void): Promise<ImportId> {
  if (file.size > MAX_IMPORT_BYTES) return Promise.reject(new Error(REFUSALS["too_large"]));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/files/imports?name=${encodeURIComponent(file.name)}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "text/csv");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("error", () => reject(new Error("The connection was lost. Send the file again.")));
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response) return resolve(request.response as ImportId);
      const { code, details } = request.response?.error ?? {};
      const told =
        REFUSALS[details?.reason] ??
        (isErrorCode(code)
          ? sentence(code, { RATE_LIMITED: "That were many files. Wait a while and try again." })
          : undefined);
      reject(new Error(told ?? "The file could not be taken in. Try again in a moment."));
    });
    request.send(file);
  });
}
