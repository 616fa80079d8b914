import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import type { Measure } from "../../model/measure.ts";
import { missingForEndorsement } from "../../model/why-not-measure-step.ts";

const labels = {
  addressee: "response.screen.field.addressee",
  factors: "response.screen.field.factors",
  expectedEffect: "response.screen.field.expectedEffect",
  pillar: "response.screen.pillar",
  timing: "response.screen.timing",
  riskOfHarm: "response.screen.field.riskOfHarm",
} as const;

/** What is still to be written before somebody is asked to endorse the proposal. */
export function MissingForEndorsement({ content }: { content: Measure }) {
  const t = useMessages();
  const missing = missingForEndorsement(content);
  if (missing.length === 0) return null;
  return (
    <Notice>
      <p><strong>{t("response.screen.missing")}</strong></p>
      <ul>{missing.map((name) => <li key={name}>{t(labels[name])}</li>)}</ul>
    </Notice>
  );
}
