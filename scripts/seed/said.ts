// Words that people of the demo marketplace use: headings of reviews, replies of sellers, questions and answers.

/** Headings by the number of stars, one star first. */
export const HEADINGS: readonly (readonly string[])[] = [
  ["Not for me", "Disappointed", "Sent it back"],
  ["Expected more", "It has its faults", "Fine on paper"],
  ["Does the job", "Neither here nor there", "All right for the price"],
  ["Good, with small faults", "Glad I chose it", "Well made", "Nearly perfect"],
  ["Exactly what I wanted", "Would buy it again", "Better than expected", "A joy every day", "Worth every cent"],
];

/** What sellers reply. */
export const REPLIES = {
  glad: [
    "Thank you for taking the time. We have passed it on to the workshop.",
    "That is good to read. Enjoy it for many years.",
    "Thank you. If anything ever needs a spare part, write to us from your order.",
  ],
  sorry: [
    "We are sorry that it fell short. Write to us from your order and we will put it right.",
    "Thank you for being frank. We have changed how we pack these since.",
    "This is not how it should be. A replacement is on its way if you tell us so from your order.",
  ],
};

/** What is asked about an attribute, and how a seller answers it. */
export const ASKED: Readonly<Record<string, { question: string; answer: (value: string) => string }>> = {
  material: {
    question: "What exactly is it made of?",
    answer: (value) => `${value}. Nothing is veneered or printed on.`,
  },
  width: {
    question: "How wide is it at its widest point?",
    answer: (value) => `${value}, measured from edge to edge.`,
  },
  height: { question: "How tall is it, feet included?", answer: (value) => `${value} with everything attached.` },
  weight: {
    question: "Is it light enough to carry upstairs alone?",
    answer: (value) => `It weighs ${value}, so judge for yourself. Most people manage.`,
  },
  colour: {
    question: "Is the colour as it is in the pictures?",
    answer: (value) => `It is ${value.toLowerCase()}. We photograph in daylight and correct nothing.`,
  },
  capacity: {
    question: "How much does it really hold?",
    answer: (value) => `${value}, filled to the mark and not to the brim.`,
  },
  battery: {
    question: "How long does the battery last in practice?",
    answer: (value) => `${value} in our own tests, a little less in the cold.`,
  },
  power: { question: "How much power does it draw?", answer: (value) => `${value} at most.` },
};

/** Questions that nobody has answered yet. */
export const OPEN_QUESTIONS = [
  "Does it come in one parcel or in several?",
  "Are spare parts for it sold on their own?",
  "Would it survive a winter on a covered balcony?",
  "How soon can it be had in the other colour?",
  "Is the manual included in German, too?",
];

/** What people answer who have bought the thing. */
export const BUYERS_SAY = [
  "I have had mine for some weeks and can confirm it.",
  "Same question here before I bought it. It turned out just as they say.",
  "Yes, I measured it myself when it came.",
];
