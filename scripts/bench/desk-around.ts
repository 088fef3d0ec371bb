// What a large marketplace has besides offers and orders: for each copied order a person, a sale in the ledger, a return, a claim, a
// conversation and so on, each a copy of a row of the demo. Made by SQL alone: a hundred thousand rows a statement.
import { DAY_MS } from "@stoa/contract";
import type { MarketFile } from "../seed/market-file.ts";

/** How the rows of a table are copied. In expressions `m` is the row that is copied, `o` the copy's order: its `i`, `id` and `at`. */
interface Copies {
  table: string;
  /** Which rows of `m` are copied in turns. */
  where: string;
  set: Record<string, string>;
  /** Rows that belong to the copied ones, `c`, by the column that names them. */
  parts?: { table: string; by: string; set: Record<string, string> };
}

/** An id that is unique for each order: copies are found again by what they belong to. */
const idOf = (prefix: string) => `'${prefix}_' || substr(o.id, 5)`;
/** A return or a claim is of the order, and is due so late that no sweep takes it. */
const CASE = {
  order_id: "o.id",
  due_at: "iif(m.due_at IS NULL, NULL, o.at + 2000 * 86400000)",
  created_at: "o.at",
  updated_at: "o.at",
};

const copiesOf = (sellerId: string): Copies[] => {
  const ours = `seller_id = '${sellerId}'`;
  return [
    {
      table: "user",
      where: "email LIKE '%@mail.example'",
      set: { id: idOf("usr"), email: "'person' || o.i || '@mail.example'", created_at: "o.at" },
    },
    {
      table: "seller",
      where: "status = 'active'",
      set: { id: idOf("sel"), handle: "m.handle || '-' || o.i", name: "m.name || ' ' || o.i", created_at: "o.at" },
    },
    {
      table: "return_request",
      where: ours,
      set: { id: idOf("rtn"), ...CASE },
      parts: {
        table: "return_line",
        by: "return_id",
        set: {
          return_id: idOf("rtn"),
          line_id: "(SELECT min(id) FROM order_line WHERE order_id = o.id)",
          quantity: "1",
        },
      },
    },
    {
      table: "claim",
      where: ours,
      set: { id: idOf("clm"), ...CASE },
    },
    {
      table: "thread",
      where: ours,
      set: {
        id: idOf("thr"),
        order_id: "o.id",
        waiting_since_at: "iif(m.waiting_since_at IS NULL, NULL, o.at)",
        created_at: "o.at",
        updated_at: "o.at",
      },
      parts: {
        table: "message",
        by: "thread_id",
        set: { id: "'msg_' || printf('%06d', c.rowid) || substr(o.id, 11)", thread_id: idOf("thr"), at: "o.at" },
      },
    },
    ...["sale", "release"].map((kind) => ({
      table: "ledger_txn",
      where: `kind = '${kind}' AND order_id IN (SELECT id FROM seller_order WHERE ${ours})`,
      set: { id: `'txn_${kind.slice(0, 1)}' || substr(o.id, 6)`, subject: "o.id", order_id: "o.id", at: "o.at" },
      parts: { table: "ledger_entry", by: "txn_id", set: { txn_id: `'txn_${kind.slice(0, 1)}' || substr(o.id, 6)` } },
    })),
    { table: "payout", where: "true", set: { id: idOf("pyt"), period: "'copy ' || o.i", created_at: "o.at" } },
    {
      table: "review",
      where: "status = 'published'",
      set: {
        id: idOf("rev"),
        user_id: "NULL",
        line_id: "NULL",
        seller_id: `'${sellerId}'`,
        created_at: "o.at",
        written_at: "o.at",
      },
    },
    { table: "question", where: "true", set: { id: idOf("qst"), created_at: "o.at" } },
    {
      table: "notice",
      where: "audience <> 'buyer'",
      set: { id: idOf("ntc"), fact: "'copy:' || o.i", created_at: "o.at" },
    },
    {
      table: "mail",
      where: "true",
      set: { id: idOf("mal"), key: "'copy:' || o.i", status: "'sent'", created_at: "o.at" },
    },
    {
      table: "product_change",
      where: "status IN ('approved', 'open')",
      set: { id: idOf("chg"), product_id: "(SELECT product_id FROM nth_product WHERE i = o.i)", created_at: "o.at" },
    },
  ];
};

/** What was done by a seller's people, as the audit log has it. */
const auditOf = (sellerId: string) => `
  INSERT INTO audit (id, actor, action, subject, detail, at, chain, seq, previous_hash, hash)
  SELECT ${idOf("aud")}, 'seller:' || (SELECT user_id FROM seller_member WHERE seller_id = '${sellerId}' LIMIT 1),
    CASE o.i % 3 WHEN 0 THEN 'order.picking' WHEN 1 THEN 'offer.price' ELSE 'order.shipped' END, o.id, '{}', o.at, '${sellerId}', 1000000 + o.i, '', printf('%064x', o.i)
  FROM nth_order o`;

/** Gives each copied order (`S-0…`) what stands around it. The rules of the tables rest meanwhile: a copy's past is not lived through. */
export function multiplyAround(
  market: MarketFile,
  sellerId: string,
  onDone: (tables: number, of: number) => void,
): void {
  market.run(`CREATE TEMP TABLE nth_order AS
    SELECT row_number() OVER (ORDER BY id) AS i, id, purchase_id, created_at AS at FROM seller_order WHERE number GLOB 'S-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]-1'`);
  market.run(
    "CREATE TEMP TABLE nth_product AS SELECT row_number() OVER (ORDER BY id) AS i, id AS product_id FROM product",
  );
  market.run("CREATE INDEX temp.nth_product_at ON nth_product (i)");
  const rules = market.rows<[name: string, sql: string]>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
  for (const [name] of rules) market.run(`DROP TRIGGER ${name}`);
  const copies = copiesOf(sellerId);
  for (const [done, each] of copies.entries()) {
    copy(market, each);
    onDone(done + 1, copies.length);
  }
  // What was delivered more than two weeks ago was released.
  market.run(
    `DELETE FROM order_release WHERE order_id IN (SELECT id FROM nth_order WHERE at < ${Date.now() - 14 * DAY_MS})`,
  );
  market.run(auditOf(sellerId));
  market.run(
    `UPDATE purchase SET user_id = 'usr_' || substr(o.id, 5) FROM nth_order o WHERE purchase.id = o.purchase_id`,
  );
  for (const [, sql] of rules) market.run(sql);
}

function copy(market: MarketFile, { table, where, set, parts }: Copies): void {
  market.run(`CREATE TEMP TABLE mould AS
    SELECT *, row_number() OVER () - 1 AS place, count(*) OVER () AS places FROM ${table} WHERE ${where}`);
  const from = "FROM mould m JOIN nth_order o ON o.i % m.places = m.place";
  insert(market, table, "m", set, from);
  if (parts) insert(market, parts.table, "c", parts.set, `${from} JOIN ${parts.table} c ON c.${parts.by} = m.id`);
  market.run("DROP TABLE mould");
}

function insert(market: MarketFile, table: string, mould: "m" | "c", set: Record<string, string>, from: string): void {
  const columns = market.rows<[string]>(`SELECT name FROM pragma_table_info('${table}')`).map(([name]) => name);
  const values = columns.map((column) => set[column] ?? `${mould}.${column}`);
  market.run(`INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values.join(", ")} ${from}`);
}
