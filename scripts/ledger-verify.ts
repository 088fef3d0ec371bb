// `npm run ledger:verify`: computes the chain over the local ledger anew and every transaction's sum, and names the first seal
// that is not what its hash says. Reads only, and may run while the marketplace serves.
import { verifyLedger } from "@stoa/core/ledger";
import { connect } from "@stoa/db";
import { DatabaseSync } from "node:sqlite";
import { d1Over, d1Path } from "./runtime/d1-file.ts";
import { dataFolder } from "./runtime/places.ts";
import { counted, run, step } from "./runtime/screen.ts";

async function main(): Promise<void> {
  const database = new DatabaseSync(d1Path(dataFolder(), "market"), { readOnly: true });
  try {
    const { sealed, broken, unbalanced, unsealed } = await verifyLedger(connect(d1Over(database)), Date.now());
    if (broken) console.error(`Seal ${broken.seq} (${broken.txnId}) was ${broken.why}.`);
    for (const txnId of unbalanced) console.error(`${txnId} does not sum to zero.`);
    for (const txnId of unsealed) console.error(`${txnId} should have been sealed by now.`);
    if (broken || unbalanced.length > 0 || unsealed.length > 0) {
      process.exitCode = 1;
      return;
    }
    step(`${counted(sealed)} transactions are as they were sealed, and sum to zero`);
  } finally {
    database.close();
  }
}

run(main);
