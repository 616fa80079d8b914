import { Suspense } from "react";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { Check } from "./Check.tsx";
import { FactorPane } from "./FactorPane.tsx";
import type { Part } from "./parts.ts";
import { ConclusionsSection } from "./sections/ConclusionsSection.tsx";
import { CounterEvidenceSection } from "./sections/CounterEvidenceSection.tsx";
import { GapsSection } from "./sections/GapsSection.tsx";
import { KeyJudgementsSection } from "./sections/KeyJudgementsSection.tsx";
import { MitigatingSection } from "./sections/MitigatingSection.tsx";
import { OptionsSection } from "./sections/OptionsSection.tsx";
import { ScenariosSection } from "./sections/ScenariosSection.tsx";
import { ScopeSection } from "./sections/ScopeSection.tsx";
import { WhoIsAtRiskSection } from "./sections/WhoIsAtRiskSection.tsx";
import type { Draft } from "./use-draft.ts";

const sections = {
  scope: ScopeSection,
  "key-judgements": KeyJudgementsSection,
  "who-is-at-risk": WhoIsAtRiskSection,
  "mitigating-factors": MitigatingSection,
  "counter-evidence": CounterEvidenceSection,
  scenarios: ScenariosSection,
  "information-gaps": GapsSection,
  options: OptionsSection,
  conclusions: ConclusionsSection,
} as const;

/** The open part. Only this one is drawn: a hundred and forty indicators at once would make every key stroke slow. */
export function PartPane({ part, record, draft }: { part: Part; record: RecordAnswer<Assessment>; draft: Draft }) {
  if (part.kind === "factor") return <FactorPane factor={part.factor} draft={draft} />;
  if (part.section === "check") return <Suspense fallback={<Skeleton lines={4} />}><Check record={record} draft={draft} /></Suspense>;
  const Section = sections[part.section];
  return <Section form={draft.form} />;
}
