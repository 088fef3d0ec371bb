// Teams, operators' demands and what applicants have shown: a team with somebody in each role, one person in several
// sellers, an open invitation, a checklist, and an application whose documents wait.
import { createHash } from "node:crypto";
import { type AnswerStatus, DAY_MS, HOUR_MS, type Id, INVITATION_DAYS, type SellerRole } from "@stoa/contract";
import { document, invitation, requirement, requirementAnswer, type seller, sellerMember, user } from "@stoa/db";
import { account } from "./accounts.ts";
import { diceOf } from "./dice.ts";
import { DEMO_SELLER } from "./sellers.ts";
import { type Rows, rowsOf } from "./write.ts";

/** A seller's row with its owner. */
type Founded = typeof seller.$inferInsert & { ownerId: Id<"user"> };

/** The colleagues of the demo seller, one in each role, and which role some have elsewhere. */
const COLLEAGUES: { role: SellerRole; name: string; elsewhere?: { handle: string; role: SellerRole } }[] = [
  { role: "manager", name: "Sigrid Aas", elsewhere: { handle: "lumen-works", role: "owner" } },
  { role: "fulfilment", name: "Emil Sand", elsewhere: { handle: "thread-exchange", role: "fulfilment" } },
  { role: "finance", name: "Maren Holt" },
  { role: "support", name: "Oskar Dahl" },
  { role: "read_only", name: "Ida Berg" },
];

/** The address of a colleague: their role in the demo seller's team. */
const addressOf = (role: SellerRole) => `team-${role.replace("_", "-")}@demo.stoa`;

const REQUIREMENTS = [
  {
    kind: "document",
    title: "Proof of identity",
    help: "A passport or identity card of whoever answers for the shop, all four corners in sight.",
    isRequired: 1,
    country: null,
  },
  {
    kind: "text",
    title: "Register entry and tax number",
    help: "As they stand in the company register. Sole traders give the tax number alone.",
    isRequired: 1,
    country: null,
  },
  {
    kind: "text",
    title: "Consumption tax number",
    help: "The T-number of qualified invoice issuers.",
    isRequired: 0,
    country: "JP",
  },
  {
    kind: "confirm",
    title: "Safe and lawful goods",
    help: "What you offer meets the safety rules of every market that you price for, and is yours to sell.",
    isRequired: 1,
    country: null,
  },
] as const;

/** A page that says what it would be: a whole PDF, small enough to read. */
function specimen(line: string): string {
  const stream = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`;
  return [
    "%PDF-1.4",
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj",
    `4 0 obj << /Length ${stream.length} >> stream`,
    stream,
    "endstream endobj",
    "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    "trailer << /Root 1 0 R >>",
    "%%EOF",
  ].join("\n");
}

/** All rows, in the order in which foreign keys allow them, and the files that belong to them. */
export function buildAuthority(sellers: readonly Founded[], of: { operatorId: Id<"user">; now: number }) {
  const dice = diceOf("authority");
  const { now, operatorId } = of;
  const named = (handle: string) => sellers.find((each) => each.handle === handle)!;
  const home = named(DEMO_SELLER);

  const colleagues = COLLEAGUES.map(({ role, name, elsewhere }, i) => {
    const joinedAt = now - (200 - 30 * i) * DAY_MS;
    return { row: account(dice, { email: addressOf(role), name, createdAt: joinedAt }), role, elsewhere, joinedAt };
  });
  const members = colleagues.flatMap(({ row, role, elsewhere, joinedAt }) => [
    { sellerId: home.id, userId: row.id, role, joinedAt },
    ...(elsewhere ? [{ sellerId: named(elsewhere.handle).id, userId: row.id, role: elsewhere.role, joinedAt }] : []),
  ]);
  const sentAt = now - 2 * DAY_MS;
  // Nobody knows the secret of this link; sending the invitation again makes one that works.
  const asked = {
    id: dice.id("invitation", sentAt),
    sellerId: home.id,
    email: "new-colleague@demo.stoa",
    role: "fulfilment" as const,
    invitedBy: home.ownerId,
    tokenHash: createHash("sha256").update("an invitation of the demo").digest("hex"),
    createdAt: sentAt,
    sentAt,
    expiresAt: sentAt + INVITATION_DAYS * DAY_MS,
  };

  const madeAt = now - 90 * DAY_MS;
  const requirements = REQUIREMENTS.map((words, i) => ({
    id: dice.id("requirement", madeAt + i),
    ...words,
    position: i + 1,
    createdAt: madeAt,
  }));
  const [identity, register, consumptionTax, safety] = requirements.map(({ id }) => id) as [
    Id<"requirement">,
    Id<"requirement">,
    Id<"requirement">,
    Id<"requirement">,
  ];
  const files: { key: string; text: string }[] = [];
  const documents: (typeof document.$inferInsert)[] = [];
  const answers: (typeof requirementAnswer.$inferInsert)[] = [];

  /** An answer of an applicant; with a file where one is asked for. */
  const give = (
    { id: sellerId, ownerId, name, createdAt }: Founded,
    requirementId: Id<"requirement">,
    what: { text?: string; file?: string; status?: AnswerStatus; reason?: string },
  ) => {
    const givenAt = createdAt + HOUR_MS;
    const decided = what.status ? { decidedAt: givenAt + DAY_MS, decidedBy: operatorId } : {};
    let documentId: Id<"document"> | null = null;
    if (what.file) {
      const text = specimen(`Specimen: ${what.file} of ${name}`);
      const hash = createHash("sha256").update(text).digest("hex");
      documentId = dice.id("document", givenAt);
      files.push({ key: `seller/${sellerId}/${hash}`, text });
      const facts = { name: `${what.file}.pdf`, type: "application/pdf", sizeBytes: Buffer.byteLength(text) };
      documents.push({ id: documentId, sellerId, hash, ...facts, uploadedBy: ownerId, createdAt: givenAt });
    }
    const { text = "", status = "given", reason = null } = what;
    answers.push({ sellerId, requirementId, status, text, documentId, reason, givenAt, givenBy: ownerId, ...decided });
  };

  const waiting = named("kumiki-joinery");
  give(waiting, identity, { file: "passport" });
  give(waiting, register, { text: "Kumiki Joinery GK, Takayama\nCorporate number 7-2000-0101-2345" });
  give(waiting, consumptionTax, { text: "T7200001012345" });
  give(waiting, safety, {});
  const unfinished = named("desert-bloom-oud");
  const again = { status: "asked_again" as const, reason: "The number is cut off on the right. Send the whole page." };
  give(unfinished, identity, { file: "identity-card", ...again });
  give(unfinished, safety, { status: "approved" });

  // Who sold before there was a checklist is not asked in retrospect.
  const before = { status: "waived" as const, reason: "Known from before the checklist.", decidedAt: madeAt };
  for (const { id: sellerId, status, country } of sellers)
    if (status === "active")
      for (const one of requirements)
        if (one.country === null || one.country === country)
          answers.push({ sellerId, requirementId: one.id, ...before, decidedBy: operatorId });

  const tables: Rows[] = [
    rowsOf(
      user,
      colleagues.map(({ row }) => row),
    ),
    rowsOf(sellerMember, members),
    rowsOf(invitation, [asked]),
    rowsOf(requirement, requirements),
    rowsOf(document, documents),
    rowsOf(requirementAnswer, answers),
  ];
  return { tables, files };
}
