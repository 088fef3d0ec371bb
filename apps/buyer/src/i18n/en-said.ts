// What people say under a product, in English: the words of its page.
import type { ReviewSort } from "@stoa/client";
import { countText } from "./count.ts";

const some = (n: number, one: string, many: string) => `${countText(n, "en")} ${n === 1 ? one : many}`;

export const said = {
  write: "Write a review",
  sort: "Sort reviews",
  sorts: { helpful: "Most helpful", newest: "Newest", best: "Best first", worst: "Worst first" } as Record<
    ReviewSort,
    string
  >,
  show: "Show",
  all: "All",
  onlyStars: (n: number) => `Only reviews with ${some(n, "star", "stars")}`,
  withPhotos: "With photos",
  none: "No reviews like that.",
  found: (n: number) => some(n, "review", "reviews"),
  photos: "Photos of customers",
  photoOf: (author: string) => `Photo by ${author}`,
  somebody: "A customer",
  bought: (what: string) => `Bought: ${what}`,
  edited: "edited",
  replyOf: (seller: string) => `${seller} replies`,
  helpful: "Helpful",
  helpfulTo: (n: number) => `Helped ${some(n, "reader", "readers")}`,
  report: "Report",
  reported: "Reported",
  newer: "Back to the first",
  older: "More reviews",
  questions: "Questions and answers",
  noQuestions: "Nobody has asked yet.",
  ask: "Ask a question",
  answer: "Answer",
  byBuyer: "Has bought it",
  bySeller: "Seller",
  wantToKnow: "I want to know, too",
  answers: (n: number) => some(n, "answer", "answers"),
  noAnswer: "No answer yet.",
  moreQuestions: "More questions",
  close: "Close",
  next: "Next photo",
  before: "Photo before",
  sellerRatings: (n: number) => some(n, "rating", "ratings"),
  year: "The last twelve months",
  yearNone: "Nobody has rated this seller in the last twelve months.",
  inTime: "Arrived in time",
  asDescribed: "As described",
  goodService: "Good service",
};
