// Parts of the product page that stand still as the server wrote them. Their scripts are loaded only when the page changes in
// the browser: to another variant, or to another product.
import { lazy } from "solid-js";

export const SleepingBuyBox = lazy(async () => ({ default: (await import("./buy-box.tsx")).BuyBox }));
export const SleepingFacts = lazy(async () => ({ default: (await import("./specifications.tsx")).Specifications }));
export const SleepingReviews = lazy(async () => ({ default: (await import("./review-item.tsx")).ReviewList }));
export const SleepingQuestions = lazy(async () => ({ default: (await import("./question-list.tsx")).QuestionList }));
export const SleepingPhotos = lazy(async () => ({ default: (await import("./photos.tsx")).PhotoLinks }));
export const SleepingCrumbs = lazy(async () => ({ default: (await import("../crumbs.tsx")).Crumbs }));
