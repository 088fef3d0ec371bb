// Keeping things for later (hearts, comparing, what was looked at), in English: the words that every page may need.
import { countText } from "./count.ts";

export const keep = {
  lists: "Your lists",
  guestHint: "Sign in, and the things you save wait for you on every device.",
  heart: (title: string) => `Save ${title}`,
  save: "Save to a list",
  onList: "Saved",
  saveTo: "Choose a list",
  saved: (list: string) => `Saved to “${list}”`,
  savedBefore: (list: string) => `It is on “${list}” already`,
  takenOff: "Taken off your lists",
  view: "View",
  undo: "Undo",
  compare: "Compare",
  compareNamed: (title: string) => `Compare ${title}`,
  comparing: "Comparing",
  tray: "Products to compare",
  compareThese: (n: number) => `Compare ${countText(n, "en")}`,
  clear: "Clear",
  full: "Four products fit side by side. Take one out first.",
  takeOut: (title: string) => `Take ${title} out`,
  recent: "You looked at these",
  forget: "Forget them",
  recentHint: "Kept in this browser only.",
};
