import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { originsForVerification, type Incident } from "../../model/incident.ts";
import { StandardNote } from "./StandardNote.tsx";

const concluding = ["verify", "verify-partly", "refute"] as const;

/** Whoever concludes sees by which standard, and on how many origins it rests, before giving the reason. */
export function stepNotes(incident: Incident, origins: number): NonNullable<StepBarProps["inputs"]> {
  const note = { initial: {}, fields: () => <StandardNote standard={incident.standard} origins={origins} needed={originsForVerification} /> };
  return Object.fromEntries(concluding.map((step) => [step, note]));
}
