// The words of collections.
import type { CollectionKind, CollectionStatus } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const KIND_WORD: Record<CollectionKind, string> = { manual: "Chosen by hand", rule: "By a rule" };
export const STATUS_WORD: Record<CollectionStatus, string> = { draft: "Draft", published: "Published" };
export const STATUS_TONE: Record<CollectionStatus, Tone> = { draft: "plain", published: "good" };
