// Messages about orders, and the private files of messages, returns and claims.
export {
  closeReport,
  readByBuyer,
  readBySeller,
  removeQuickReply,
  reportMessage,
  reportToMarketplace,
  saveQuickReply,
  writeToBoth,
  writeToBuyer,
  writeToSeller,
  type Written,
} from "./commands.ts";
export { caseFileKey, fileForBuyer, fileOfCase, receiveFromBuyer, receiveFromSeller } from "./files.ts";
export {
  listThreads,
  openReports,
  ownResponseTime,
  ownThread,
  ownThreads,
  quickReplies,
  responseTime,
  sellerThread,
  threadToReview,
  unreadOfBuyer,
} from "./queries.ts";
