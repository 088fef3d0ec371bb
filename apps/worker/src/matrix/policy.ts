// Who may call what: one row per procedure, and what each role may, written down beside the router and not taken from it, so that a guard which
// is forgotten or lost shows. A procedure without a row fails the matrix.
import type {
  BuyerPermission,
  OperatorPermission,
  OperatorRole,
  Scope,
  SellerPermission,
  SellerRole,
} from "@stoa/contract";

/**
 * `whoever` anybody, even an operator who only looks, and `looker` that one alone; `anybody`; `shopper:…` a guest, or a buyer who may; `buyer:…`, `seller:…`, `admin:…` somebody of that kind who may;
 * `person` whoever is signed in with a session of their own, in whatever app.
 */
export type Rule =
  | "anybody"
  | "whoever"
  | "looker"
  | "person"
  | `${"shopper" | "buyer"}:${BuyerPermission}`
  | `seller:${SellerPermission}`
  | `admin:${OperatorPermission}`;

/** What each role in a seller's team may do. */
export const SELLER_MAY: Record<SellerRole, string> = {
  owner:
    "store.read store.manage offers.read offers.write orders.read orders.fulfil orders.cancel finance.read finance.manage " +
    "team.read team.manage keys.manage webhooks.manage audit.read",
  manager:
    "store.read store.manage offers.read offers.write orders.read orders.fulfil orders.cancel finance.read team.read " +
    "team.manage webhooks.manage audit.read",
  fulfilment: "store.read offers.read orders.read orders.fulfil",
  finance: "store.read orders.read finance.read finance.manage",
  support: "store.read offers.read orders.read orders.cancel",
  read_only: "store.read offers.read orders.read",
};

/** What each role among the operators may do. */
export const OPERATOR_MAY: Record<OperatorRole, string> = {
  admin:
    "overview.read sellers.read sellers.decide onboarding.write catalogue.read catalogue.write orders.read orders.cancel orders.decide " +
    "finance.read finance.write users.read users.look users.manage mails.read operators.manage audit.read operations.read operations.manage",
  catalogue: "overview.read sellers.read sellers.decide onboarding.write catalogue.read catalogue.write",
  finance:
    "overview.read sellers.read catalogue.read orders.read finance.read finance.write audit.read operations.read",
  support:
    "overview.read sellers.read catalogue.read orders.read orders.cancel orders.decide users.read users.look mails.read operations.read",
};

/** What a program may do with each scope, as long as the person behind it may, too. Teams, keys and payouts are for people. */
export const SCOPE_MAY: Record<Scope, string> = {
  "buyer:cart": "cart",
  "buyer:checkout": "checkout",
  "buyer:orders": "orders",
  "buyer:lists": "lists",
  "buyer:account": "account",
  "seller:store.read": "store.read",
  "seller:store.manage": "store.read store.manage",
  "seller:offers.read": "offers.read",
  "seller:offers.write": "offers.read offers.write",
  "seller:orders.read": "orders.read",
  "seller:orders.fulfil": "orders.read orders.fulfil",
  "seller:orders.cancel": "orders.read orders.cancel",
  "seller:finance.read": "finance.read",
  "seller:team.read": "team.read",
  "seller:audit.read": "audit.read",
};

const rows = <R extends Rule>(rule: R, prefix: string, names: string): [string, R][] =>
  names.split(/\s+/).map((name) => [`${prefix}${name}`, rule]);

/** The policy table. */
export const POLICY: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...rows("anybody", "account.", "me register verifyEmail requestReset resetPassword changeEmail signIn signOut"),
  ...rows("person", "account.", "setProfile changePassword requestEmailChange"),
  ...rows("buyer:account", "account.", "addresses.list addresses.save addresses.remove addresses.makeDefault erase"),
  ...rows("anybody", "account.secondFactor.", "waiting totp recovery passkeyOptions passkey"),
  ...rows("anybody", "account.", "passkeySignIn.options passkeySignIn.finish"),
  ...rows("anybody", "account.providers.", "list begin finish"),
  ...rows("person", "account.", "security linking.begin linking.remove sessions.list sessions.end sessions.endOthers"),
  ...rows("person", "account.totp.", "begin pending confirm disable"),
  ...rows("person", "account.recoveryCodes.", "sheet renew kept"),
  ...rows("person", "account.passkeys.", "options add rename remove"),
  ...rows("person", "account.proof.", "ways password totp passkeyOptions passkey provider"),
  ...rows("anybody", "account.", "invitation"),
  ...rows("person", "account.", "join actFor leaveTeam applyToSell"),
  ...rows("whoever", "account.", "look"),
  ...rows("looker", "account.", "stopLooking"),
  ...rows("person", "account.", "keys.list keys.make keys.revoke"),
  ...rows("person", "account.", "clients.list clients.register clients.enable clients.delete"),
  ...rows("person", "account.", "grants.list grants.revoke consent.ask consent.decide"),
  ...rows("anybody", "shop.catalog.", "categories collections home product cards seen compare"),
  ...rows("anybody", "shop.content.", "pages page"),
  ...rows("anybody", "shop.search.", "listings suggest addresses"),
  ...rows("anybody", "shop.lists.", "shared"),
  ...rows(
    "buyer:lists",
    "shop.lists.",
    "mine cards get create rename makeDefault delete share unshare add edit move remove",
  ),
  ...rows("buyer:lists", "shop.lists.", "unwish restore"),
  ...rows("shopper:lists", "shop.alerts.", "add"),
  ...rows("buyer:lists", "shop.alerts.", "mine remove"),
  ...rows("anybody", "shop.alerts.", "confirm"),
  ...rows("person", "account.notifications.", "list read readAll preferences setPreferences"),
  ...rows("anybody", "account.notifications.", "unread subscription unsubscribe"),
  ...rows("shopper:cart", "shop.cart.", "get preview add setQuantity put reorder save unsave forget clear undo accept"),
  ...rows("shopper:checkout", "shop.checkout.", "quote place payAgain confirm"),
  ...rows("shopper:orders", "shop.orders.", "list get timeline cancel invoices find"),
  ...rows(
    "seller:orders.read",
    "seller.",
    "store.today store.health orders.list orders.counts orders.desk orders.get orders.timeline orders.invoices orders.carriers",
  ),
  ...rows("buyer:account", "shop.credit.", "mine"),
  ...rows("seller:finance.read", "seller.disputes.", "list get"),
  ...rows("seller:finance.manage", "seller.disputes.", "note"),
  ...rows("shopper:orders", "shop.returns.", "options request get send cancel"),
  ...rows("shopper:orders", "shop.claims.", "ofOrder open get accept escalate appeal withdraw"),
  ...rows("shopper:orders", "shop.messages.", "get write read report"),
  ...rows("buyer:orders", "shop.messages.", "mine unread"),
  ...rows("anybody", "shop.reviews.", "list reputation"),
  ...rows("buyer:orders", "shop.reviews.", "marks mine about get write edit withdraw removePhoto mark report"),
  ...rows("buyer:orders", "shop.reviews.", "toRate rateSeller withdrawRating"),
  ...rows("anybody", "shop.questions.", "list"),
  ...rows(
    "buyer:orders",
    "shop.questions.",
    "get ask answer withdraw withdrawAnswer mark markAnswer report reportAnswer",
  ),
  ...rows("seller:store.read", "seller.", "reviews.list questions.list questions.get"),
  ...rows("seller:orders.cancel", "seller.", "reviews.reply questions.answer"),
  ...rows("admin:orders.decide", "admin.reviews.", "desk decide"),
  ...rows("seller:orders.read", "seller.", "returns.list returns.get claims.list claims.get claims.ofOrder"),
  ...rows("seller:orders.cancel", "seller.", "returns.approve returns.refuse returns.refund claims.answer"),
  ...rows("seller:orders.fulfil", "seller.returns.", "receive"),
  ...rows("seller:store.manage", "seller.returns.", "terms setTerms"),
  ...rows("seller:orders.read", "seller.messages.", "list get responseTime replies"),
  ...rows("seller:orders.cancel", "seller.messages.", "write read report saveReply removeReply"),
  ...rows("seller:orders.fulfil", "seller.orders.", "pick pack ship deliver"),
  ...rows("seller:orders.cancel", "seller.orders.", "cancel"),
  ...rows("seller:offers.read", "seller.offers.", "list count get buyBox lowStock"),
  ...rows(
    "seller:offers.write",
    "seller.offers.",
    "setPrice setSale setStock setAvailability setTerms setStatus setLowStock",
  ),
  ...rows("seller:offers.read", "seller.imports.", "list get findings"),
  ...rows("seller:offers.write", "seller.imports.", "check start cancel"),
  ...rows("seller:offers.read", "seller.bulk.", "list get items"),
  ...rows("seller:offers.write", "seller.bulk.", "prepare start stop undo"),
  ...rows("seller:store.read", "seller.", "views.list views.save views.remove finder.find"),
  ...rows("admin:overview.read", "admin.", "views.list views.save views.remove finder.find"),
  ...rows("seller:offers.read", "seller.products.", "categories attributes list get match"),
  ...rows("seller:offers.write", "seller.products.", "create sell revise withdraw"),
  ...rows("seller:offers.read", "seller.promotions.", "list get"),
  ...rows("seller:offers.write", "seller.promotions.", "save setStatus"),
  ...rows("seller:store.read", "seller.delivery.", "get preview"),
  ...rows("seller:store.manage", "seller.delivery.", "saveZone removeZone setCutOff"),
  ...rows("seller:store.read", "seller.store.", "holiday page"),
  ...rows("seller:store.manage", "seller.store.", "setHoliday endHoliday savePage"),
  ...rows("seller:finance.read", "seller.store.", "analytics"),
  ...rows("seller:finance.read", "seller.money.", "get payouts payout statement statementFile"),
  ...rows("seller:finance.manage", "seller.money.", "ask setTerms setAccount"),
  ...rows("seller:team.read", "seller.team.", "get"),
  ...rows("seller:team.manage", "seller.team.", "invite resend withdraw setRole remove"),
  ...rows("seller:store.manage", "seller.onboarding.", "get answer applyAgain"),
  ...rows("seller:audit.read", "seller.audit.", "list"),
  ...rows("seller:keys.manage", "seller.", "keys.list keys.make keys.revoke"),
  ...rows("seller:keys.manage", "seller.", "clients.list clients.register clients.enable clients.delete"),
  ...rows("seller:keys.manage", "seller.", "grants.list grants.revoke consent.ask consent.decide"),
  ...rows("seller:webhooks.manage", "seller.webhooks.", "list get create update setStatus remove rotate ping"),
  ...rows("seller:webhooks.manage", "seller.webhooks.", "deliveries delivery replay replayFailed"),
  ...rows("admin:overview.read", "admin.", "overview.get"),
  ...rows("admin:catalogue.read", "admin.products.", "list get"),
  ...rows("admin:catalogue.write", "admin.products.", "edit setStatus"),
  ...rows("admin:catalogue.read", "admin.changes.", "list get settings"),
  ...rows("admin:catalogue.write", "admin.changes.", "approve ask refuse setSettings"),
  ...rows("admin:catalogue.read", "admin.categories.", "tree attributes attributesOf"),
  ...rows("admin:catalogue.write", "admin.categories.", "setAttribute ask askNoMore"),
  ...rows("admin:catalogue.read", "admin.collections.", "list get preview"),
  ...rows("admin:catalogue.write", "admin.collections.", "create save setStatus arrange remove"),
  ...rows("admin:catalogue.read", "admin.content.", "list get"),
  ...rows("admin:catalogue.write", "admin.content.", "create save setStatus arrange remove"),
  ...rows("admin:catalogue.read", "admin.search.", "report terms preview synonyms.list synonyms.get pins.list"),
  ...rows("admin:catalogue.read", "admin.search.", "redirects.list"),
  ...rows("admin:catalogue.write", "admin.search.", "synonyms.save synonyms.remove synonyms.import pins.set"),
  ...rows("admin:catalogue.write", "admin.search.", "redirects.set redirects.remove"),
  ...rows("admin:sellers.read", "admin.sellers.", "list get health"),
  ...rows("admin:sellers.decide", "admin.sellers.", "approve refuse suspend reinstate"),
  ...rows(
    "admin:finance.read",
    "admin.",
    "promotions.list promotions.get taxes.list delivery.get settings.get settings.markets",
  ),
  ...rows("admin:finance.write", "admin.promotions.", "save setStatus"),
  ...rows("admin:finance.write", "admin.taxes.", "set remove"),
  ...rows("admin:finance.write", "admin.settings.", "save"),
  ...rows("admin:finance.write", "admin.delivery.", "saveZone removeZone"),
  ...rows("admin:orders.read", "admin.orders.", "list late get timeline invoices"),
  ...rows("admin:orders.cancel", "admin.orders.", "cancel"),
  ...rows("admin:finance.read", "admin.", "disputes.list disputes.get refunds.failed"),
  ...rows("admin:finance.write", "admin.", "disputes.submit refunds.retry credit.grant"),
  ...rows("admin:users.read", "admin.credit.", "of"),
  ...rows("admin:orders.read", "admin.", "returns.get returns.policies claims.desk claims.get claims.ofOrder"),
  ...rows("admin:orders.decide", "admin.", "returns.setPolicy returns.removePolicy claims.decide"),
  ...rows("admin:orders.decide", "admin.messages.", "get write reports closeReport"),
  ...rows("admin:sellers.decide", "admin.sellers.", "checklist review"),
  ...rows("admin:sellers.read", "admin.onboarding.", "list"),
  ...rows("admin:onboarding.write", "admin.onboarding.", "add save archive move"),
  ...rows("admin:operators.manage", "admin.operators.", "list grant setRole revoke"),
  ...rows("admin:audit.read", "admin.audit.", "list"),
  ...rows("admin:users.read", "admin.users.", "list get"),
  ...rows("admin:users.manage", "admin.users.", "block unblock endSessions"),
  ...rows("admin:users.look", "admin.users.", "look"),
  ...rows("admin:mails.read", "admin.mails.", "list get templates template test"),
  ...rows("admin:operations.read", "admin.jobs.", "board list get"),
  ...rows("admin:operations.read", "admin.", "checks.now checks.list checks.get latency.get flags.get"),
  ...rows("admin:operations.manage", "admin.", "jobs.replay jobs.replayKind jobs.giveUp checks.run flags.save"),
  ...rows("admin:finance.read", "admin.payouts.", "list get seller adjustments"),
  ...rows("admin:finance.read", "admin.figures.", "get"),
  ...rows("admin:finance.write", "admin.payouts.", "run retry hold adjust"),
  ...rows("admin:finance.read", "admin.", "ledger.overview ledger.list commissions.list commissions.preview"),
  ...rows("admin:finance.write", "admin.commissions.", "add save move end"),
  ...rows("admin:finance.read", "admin.reconciliations.", "list get"),
  ...rows("admin:finance.write", "admin.reconciliations.", "run upload"),
]);

/** What nobody does for a person but they themselves: no program, whatever its scopes. */
export const IN_PERSON: ReadonlySet<string> = new Set(["account.erase"]);

/**
 * What asks, beyond its row, that the person has just proved who they are: whatever opens or
 * ends an account, or lets a program in. To stop one is never made hard. A buyer who allows an app is not asked again: it gets their own things only, by an address that was registered.
 */
export const STEP_UP: ReadonlySet<string> = new Set([
  "account.changePassword",
  "account.requestEmailChange",
  "account.erase",
  "account.totp.begin",
  "account.totp.pending",
  "account.totp.confirm",
  "account.totp.disable",
  "account.recoveryCodes.sheet",
  "account.recoveryCodes.renew",
  "account.passkeys.options",
  "account.passkeys.add",
  "account.passkeys.remove",
  "account.linking.begin",
  "account.linking.remove",
  "account.keys.make",
  "account.clients.register",
  "account.clients.delete",
  "seller.keys.make",
  "seller.clients.register",
  "seller.clients.delete",
  "seller.consent.decide",
  "seller.webhooks.create",
  "seller.webhooks.update",
  "seller.webhooks.rotate",
  "seller.team.invite",
  "seller.team.setRole",
  "seller.team.remove",
  "seller.money.ask",
  "seller.money.setAccount",
  "admin.credit.grant",
  "admin.operators.grant",
  "admin.operators.setRole",
  "admin.operators.revoke",
  "admin.users.block",
  "admin.users.unblock",
  "admin.users.endSessions",
  "admin.payouts.run",
  "admin.settings.save",
  "admin.payouts.retry",
  "admin.payouts.hold",
  "admin.payouts.adjust",
]);
