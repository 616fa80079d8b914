import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Assessment } from "../../../model/assessment.ts";
import { confidences } from "../../../model/judgement.ts";
import { oneOf } from "../../one-of.ts";
import { RowList } from "./RowList.tsx";
import type { SectionProps } from "./section-props.ts";

const freshPopulation: Assessment["populationsAtRisk"][number] = { name: "", where: "", why: "" };
const freshPerpetrator: Assessment["possiblePerpetrators"][number] = { name: "", confidence: "low", why: "" };

export function WhoIsAtRiskSection({ form }: SectionProps) {
  const t = useMessages();
  return (
    <>
      <Section title={t("assessment.section.who-is-at-risk")} lead={t("assessment.screen.at-risk.lead")}>
        <RowList rows={form.values.populationsAtRisk} onChange={(rows) => form.set("populationsAtRisk", rows)} fresh={freshPopulation} name="populationsAtRisk" addText={t("assessment.screen.at-risk.add")} nameOf={(number) => t("assessment.screen.at-risk.line", { number })}>
          {(row, change, name) => (
            <>
              <TextField label={t("assessment.screen.at-risk.name")} name={`${name}.name`} value={row.name} onChange={(text) => change({ name: text })} isRequired maxLength={300} />
              <TextField label={t("assessment.screen.at-risk.where")} name={`${name}.where`} value={row.where} onChange={(where) => change({ where })} maxLength={300} />
              <TextArea label={t("assessment.screen.at-risk.why")} name={`${name}.why`} value={row.why} onChange={(why) => change({ why })} rows={2} maxLength={2000} />
            </>
          )}
        </RowList>
      </Section>
      <Section title={t("assessment.section.possible-perpetrators")} lead={t("assessment.risk-not-finding")}>
        <RowList rows={form.values.possiblePerpetrators} onChange={(rows) => form.set("possiblePerpetrators", rows)} fresh={freshPerpetrator} name="possiblePerpetrators" addText={t("assessment.screen.perpetrators.add")} nameOf={(number) => t("assessment.screen.perpetrators.line", { number })}>
          {(row, change, name) => (
            <>
              <TextField label={t("assessment.screen.perpetrators.name")} hint={t("assessment.screen.perpetrators.name-hint")} name={`${name}.name`} value={row.name} onChange={(text) => change({ name: text })} isRequired maxLength={300} />
              <SelectField label={t("assessment.screen.factor.confidence")} name={`${name}.confidence`} value={row.confidence} onChange={(text) => change({ confidence: oneOf(confidences, text) ?? row.confidence })} options={confidences.map((word) => ({ value: word, text: t(`assessment.confidence.${word}`) }))} />
              <TextArea label={t("assessment.screen.at-risk.why")} name={`${name}.why`} value={row.why} onChange={(why) => change({ why })} rows={2} maxLength={2000} />
            </>
          )}
        </RowList>
      </Section>
    </>
  );
}
