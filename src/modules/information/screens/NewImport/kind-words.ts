import type { eventKinds } from "../../model/event.ts";

export type EventKind = (typeof eventKinds)[number];
