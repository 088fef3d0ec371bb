// Reviews as pages show them.
import type { Id } from "./id.ts";

/** A published review. `verified` says that its author bought the product here. */
export interface ReviewView {
  reviewId: Id<"review">;
  author: string;
  rating: number;
  body: string;
  verified: boolean;
  createdAt: number;
}
