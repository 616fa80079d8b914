import { use } from "react";
import { factors } from "#assessment/model/framework.ts";
import { loadVolume, useMessages } from "#ui/messages.ts";

export type FactorWords = { readonly options: readonly { readonly value: string; readonly text: string }[]; name(id: string): string };

/** The fourteen factors in the reader's language. Their words belong to the assessment room and are loaded from there. */
export function useFactorWords(): FactorWords {
  const t = useMessages();
  use(loadVolume("assessment"));
  const name = (id: string) => t("response.screen.factor", { id, name: t(`assessment.framework.${id}`) });
  return { options: factors.map((factor) => ({ value: factor.id, text: name(factor.id) })), name };
}
