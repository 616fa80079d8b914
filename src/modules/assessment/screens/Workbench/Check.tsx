import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { whyNotComplete } from "../../model/why-not-assessment-step.ts";
import { QualityFindings } from "../Assessment/QualityFindings.tsx";
import type { Draft } from "./use-draft.ts";

/** Before it is submitted: what the submission would refuse, and what a careful author would look at again. */
export function Check({ record, draft }: { record: RecordAnswer<Assessment>; draft: Draft }) {
  const t = useMessages();
  const missing = whyNotComplete(draft.form.values);
  return (
    <>
      <Section title={t("assessment.screen.check.complete-title")}>
        <p>{missing === undefined ? t("assessment.screen.check.complete") : t(missing)}</p>
      </Section>
      {draft.isDirty && <p>{t("assessment.screen.check.of-saved-version")}</p>}
      <QualityFindings record={record} address={(where) => `/assessments/${record.id}?open=${where}`} />
    </>
  );
}
