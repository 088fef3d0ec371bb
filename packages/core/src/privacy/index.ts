// Privacy: what the marketplace keeps of a person, handed over on request and taken out on request.
export { eraseAccount } from "./erasing.ts";
export { exportAccount, type AccountFile } from "./exporting.ts";
