// What the rig and its child process say to each other.

/** From the child: it serves; a line of its log; a fault point was met, or a mail was sent, and it waits for an answer. */
export type FromChild =
  | { type: "ready" }
  | { type: "log"; text: string }
  | { type: "fault" | "mail"; id: number; text: string };

/** To the child: the answer to what it asked. */
export interface ToChild {
  id: number;
  answer: string;
}
