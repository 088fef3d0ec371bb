// The package's public face.
export {
  type CartNews,
  type ChangeOptions,
  type ClientOptions,
  createClient,
  type Mutation,
  type PlainMutation,
  type PlainQuery,
  type Query,
  type Stoa,
} from "./client.ts";
export { type FailureCode, isError, StoaError } from "./errors.ts";
export type { Socket, SocketMaker, Watcher } from "./line.ts";
export type { ErrorCode, ErrorDetails, Procedures } from "./procedures.ts";
export type { CallOptions } from "./transport.ts";
