// Reviews of products by who bought them, ratings of sellers, and the desk at which operators decide.
export { productDiscussed, sellerRated } from "./jobs.ts";
export { kindOf, markHelpful, report } from "./marking.ts";
export { decideContent, moderationDesk } from "./moderating.ts";
export { lineToReview, ownReview, ownReviews } from "./own.ts";
export { addPhoto, removePhoto } from "./photos.ts";
export { orderToRate, rateSeller, reputation, withdrawRating } from "./rating.ts";
export { ownMarks, productOf, reviewsOf } from "./reading.ts";
export { replyToReview, sellerReviews } from "./replying.ts";
export { afterWriting, BURST_MS, QUESTION_BURST } from "./rules.ts";
export { hasBought, sellsIt } from "./standing.ts";
export { editReview, withdrawReview, writeReview } from "./writing.ts";
