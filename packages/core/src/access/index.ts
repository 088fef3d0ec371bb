// Access: how programs get in, and as whom they act.
export {
  deleteOwnClient,
  deleteSellerClient,
  enableOwnClient,
  enableSellerClient,
  ownClients,
  registerOwnClient,
  registerSellerClient,
  sellerClients,
} from "./clients.ts";
export {
  askPerson,
  askSeller,
  decideForPerson,
  decideForSeller,
  ownGrants,
  revokeOwnGrant,
  revokeSellerGrant,
  sellerGrants,
} from "./consent.ts";
export { forgetSpent } from "./jobs.ts";
export { makeOwnKey, makeSellerKey, ownKeys, revokeOwnKey, revokeSellerKey, sellerKeys } from "./keys.ts";
export { kindOfSecret, permissionsOf, RATE_POLICIES, type RatePolicy, rateHeaders } from "./rules.ts";
export { publishedKeys, rotateSigningKeys } from "./signing.ts";
export { type Program, programBehind } from "./standing.ts";
export {
  actForOwner,
  clientBehind,
  exchangeCode,
  introspect,
  OAuthRefusal,
  refresh,
  revokeToken,
  type TokenAnswer,
} from "./tokens.ts";
