import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { KeyValueItem } from "#ui/page/KeyValue.tsx";
import type { ForecastEstimate } from "../contract.ts";

/** By what a machine's numbers were made, so that somebody else can make them again. `model` is the key of the sentence that names it. */
export function useMadeBy(estimate: ForecastEstimate | null, model: string): KeyValueItem[] {
  const t = useMessages();
  const format = useFormat();
  if (estimate === null) return [];
  return [
    { key: t("assessment.screen.forecast.basis.model"), value: t(model, { version: estimate.modelVersion, seed: estimate.seed }) },
    { key: t("assessment.screen.forecast.basis.code"), value: <code>{estimate.codeSha256}</code> },
    { key: t("assessment.screen.forecast.basis.estimated-at"), value: t("assessment.screen.forecast.computed-in", { when: format.dateTime(estimate.estimatedAt), seconds: Math.max(1, Math.round(estimate.seconds)) }) },
  ];
}
