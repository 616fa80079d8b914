import type { Response } from "../../model/receipt.ts";

export const toldKinds = ["acknowledged", "answered", "acted", "reported-back"] as const;

/** What the form holds; which of it counts depends on what was told. */
export type Told = { readonly kind: (typeof toldKinds)[number]; readonly response: Response | ""; readonly reason: string; readonly laterUntil: string; readonly at: string };

/** The note as the server takes it: only what belongs to its kind. */
export function toldOf({ kind, response, reason, laterUntil, at }: Told): Readonly<Record<string, unknown>> {
  if (kind === "acknowledged") return { kind };
  if (kind === "answered") return { kind, response, reason, laterUntil: response === "later" && laterUntil !== "" ? laterUntil : null };
  return { kind, at };
}

/** What is missing before it is sent, with the field it belongs to. */
export function whyNotTold({ kind, response, reason, laterUntil, at }: Told): { path: string; code: string }[] {
  if (kind === "acknowledged") return [];
  if (kind !== "answered") return at === "" ? [{ path: "at", code: "platform.field-missing" }] : [];
  return [
    ...(response === "" ? [{ path: "response", code: "platform.field-missing" }] : []),
    ...(reason.trim() === "" ? [{ path: "reason", code: "warning.response-without-reason" }] : []),
    ...(response === "later" && laterUntil === "" ? [{ path: "laterUntil", code: "warning.later-without-day" }] : []),
  ];
}
