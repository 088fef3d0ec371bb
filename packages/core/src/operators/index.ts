// Operators: who they are, what they may, and how they look through the eyes of a person.
export { blockPerson, endSessionsOf, unblockPerson } from "./blocking.ts";
export { grantOperator, operators, revokeOperator, setOperatorRole } from "./commands.ts";
export { askToLook, beginLook, endLook, endOldLooks } from "./looking.ts";
export { personById, personColumns } from "./people.ts";
