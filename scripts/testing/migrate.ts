// Each file of worker tests begins with nothing stored but the tables, also in a process that has served another file.
import { applyD1Migrations, type D1Migration, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";

type TestEnv = {
  DB: D1Database;
  SEARCH: D1Database;
  TEST_MIGRATIONS_DB: D1Migration[];
  TEST_MIGRATIONS_SEARCH: D1Migration[];
};

const { DB, SEARCH, TEST_MIGRATIONS_DB, TEST_MIGRATIONS_SEARCH } = env as unknown as TestEnv;
await reset();
await applyD1Migrations(DB, TEST_MIGRATIONS_DB);
await applyD1Migrations(SEARCH, TEST_MIGRATIONS_SEARCH);
