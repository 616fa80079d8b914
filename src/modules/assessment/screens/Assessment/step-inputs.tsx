import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { ClearFields } from "./ClearFields.tsx";
import { ConfirmedFields } from "./ConfirmedFields.tsx";

/** What the steps ask for: which findings were confirmed on this page, and to whom and from when the paper may go. */
export function stepInputs(content: Assessment, confirmed: readonly string[]): NonNullable<StepBarProps["inputs"]> {
  return {
    "second-read": { initial: { confirmedIndicatorIds: confirmed }, fields: () => <ConfirmedFields content={content} confirmed={confirmed} /> },
    clear: { initial: { audience: content.audience, embargoUntil: content.embargoUntil }, fields: (input, change) => <ClearFields input={input} onChange={change} /> },
  };
}
