// What the states of jobs are called here, and how they look.
import type { JobState } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const JOB_STATE_WORD: Record<JobState, string> = {
  dead: "Out of tries",
  failed: "Failed",
  late: "Late",
  running: "On its way",
  planned: "Planned",
  given_up: "Given up",
  done: "Done",
};

export const JOB_STATE_TONE: Record<JobState, Tone> = {
  dead: "bad",
  failed: "bad",
  late: "warn",
  running: "info",
  planned: "plain",
  given_up: "plain",
  done: "good",
};

/** What a state means and what happens next, in a sentence. */
export const JOB_STATE_HINT: Record<JobState, string> = {
  dead: "Its message has used up the queue’s tries. It is tried again about every hour until it succeeds or is given up.",
  failed: "It is tried again by itself, less and less often.",
  late: "Its time has come, and nobody has begun it. The next sweep sends its message again.",
  running: "Its message is with the queue.",
  planned: "It waits for its time.",
  given_up: "Nobody will do it. For a week it can still be taken up again.",
  done: "It is forgotten after a week.",
};
