import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Assessment } from "../../../model/assessment.ts";
import { RowList } from "./RowList.tsx";
import type { SectionProps } from "./section-props.ts";

const fresh: Assessment["informationGaps"][number] = { gap: "", collectionPlan: "" };

export function GapsSection({ form }: SectionProps) {
  const t = useMessages();
  return (
    <Section title={t("assessment.section.information-gaps")} lead={t("assessment.screen.gaps.lead")}>
      <RowList rows={form.values.informationGaps} onChange={(rows) => form.set("informationGaps", rows)} fresh={fresh} name="informationGaps" addText={t("assessment.screen.gaps.add")} nameOf={(number) => t("assessment.screen.gaps.line", { number })}>
        {(row, change, name) => (
          <>
            <TextArea label={t("assessment.screen.gaps.gap")} name={`${name}.gap`} value={row.gap} onChange={(gap) => change({ gap })} rows={2} maxLength={1000} isRequired />
            <TextArea label={t("assessment.screen.gaps.plan")} name={`${name}.collectionPlan`} value={row.collectionPlan} onChange={(collectionPlan) => change({ collectionPlan })} rows={2} maxLength={2000} />
          </>
        )}
      </RowList>
    </Section>
  );
}
