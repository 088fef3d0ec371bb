// What the build knows of the server. In the package this file is replaced by what is generated from the router: an
// interface of every procedure that is open to other programs, and the closed list of errors.
import type { ErrorCode, ErrorDetails } from "@stoa/contract";

export type { ErrorCode, ErrorDetails };

/** Every procedure that is open to other programs. */
export interface Procedures {}
