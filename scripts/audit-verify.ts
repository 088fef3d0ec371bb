// `npm run audit:verify`: computes every chain of the local audit log anew and names the first row of each that is not
// what its hash says. Reads only, and may run while the marketplace serves.
import { verifyAudit } from "@stoa/core/audit";
import { connect } from "@stoa/db";
import { DatabaseSync } from "node:sqlite";
import { d1Over, d1Path } from "./runtime/d1-file.ts";
import { dataFolder } from "./runtime/places.ts";
import { counted, run, step } from "./runtime/screen.ts";

async function main(): Promise<void> {
  const database = new DatabaseSync(d1Path(dataFolder(), "market"), { readOnly: true });
  try {
    const { chains, rows, unchained, broken } = await verifyAudit(connect(d1Over(database)));
    for (const { chain, seq, auditId, why } of broken) console.error(`${chain}: row ${seq} (${auditId}) was ${why}.`);
    if (unchained > 0) step(`${counted(unchained)} rows are from before there were chains; nothing vouches for them`);
    if (broken.length > 0) {
      process.exitCode = 1;
      return;
    }
    step(`${counted(rows)} rows in ${counted(chains)} chains are as they were written`);
  } finally {
    database.close();
  }
}

run(main);
