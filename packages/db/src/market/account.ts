// People, their sessions, and the operators among them.
import type { Audience, OperatorRole } from "@stoa/contract";
import { sqliteTable } from "drizzle-orm/sqlite-core";
import { at, id, oneOf, words } from "../columns.ts";

export const user = sqliteTable("user", {
  id: id("user").primaryKey(),
  email: words("email"),
  name: words("name"),
  passwordHash: words("password_hash"),
  createdAt: at("created_at"),
});

export const session = sqliteTable("session", {
  idHash: words("id_hash").primaryKey(),
  userId: id("user", "user_id"),
  audience: oneOf<Audience>("audience"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  userAgent: words("user_agent").default(""),
});

export const operator = sqliteTable("operator", {
  userId: id("user", "user_id").primaryKey(),
  role: oneOf<OperatorRole>("role"),
});
