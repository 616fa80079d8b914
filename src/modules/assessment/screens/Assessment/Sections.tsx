import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { factors } from "../../model/framework.ts";
import { useMeasureNames } from "../use-measure-names.ts";
import { CounterEvidence } from "./CounterEvidence.tsx";
import { Factors } from "./Factors.tsx";
import { Lines } from "./Lines.tsx";
import { Scenarios } from "./Scenarios.tsx";
import { Searched } from "./Searched.tsx";
import { WhoIsAtRisk } from "./WhoIsAtRisk.tsx";
import { Written } from "./Written.tsx";

const common = factors.filter((factor) => factor.crime === "common" && factor.id !== "RF8");
const specific = factors.filter((factor) => factor.crime !== "common");
const triggers = factors.filter((factor) => factor.id === "RF8");

/** Sections 2 to 12, in the order of the document. */
export function Sections({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const measures = useMeasureNames();
  const { content } = record;
  const section = (name: string) => t(`assessment.section.${name}`);
  return (
    <>
      <Scope content={content} />
      <WhoIsAtRisk content={content} />
      <Section title={section("common-factors")}><Factors record={record} factors={common} /></Section>
      <Section title={section("specific-factors")}><Factors record={record} factors={specific} /></Section>
      <Section title={section("triggers")}><Factors record={record} factors={triggers} /></Section>
      <Section title={section("mitigating-factors")}><Searched section={content.mitigatingFactors} language={content.language} /></Section>
      {record.state !== "in-review" && <CounterEvidence record={record} />}
      <Section title={section("alternative-explanations")}><Written text={content.alternativeExplanations} language={content.language} /></Section>
      <Scenarios content={content} />
      <Section title={section("information-gaps")}><Lines lines={content.informationGaps.map((one) => ({ name: one.gap, detail: one.collectionPlan }))} /></Section>
      <Section title={section("options")}><Lines lines={content.recommendedMeasures.map((id) => ({ name: measures.nameOf(id), detail: "" }))} /></Section>
      <Section title={section("conclusions")}><Written text={content.conclusions} language={content.language} /></Section>
      <Section title={section("what-would-change")}><Written text={content.whatWouldChange} language={content.language} /></Section>
    </>
  );
}

function Scope({ content }: { content: Assessment }) {
  const t = useMessages();
  const format = useFormat();
  const items = [
    { key: t("assessment.screen.field.period-from"), value: format.partialDate(content.periodFrom) },
    { key: t("assessment.screen.field.period-to"), value: format.partialDate(content.periodTo) },
    { key: t("assessment.screen.field.cut-off"), value: format.date(content.cutOff) },
    { key: t("assessment.section.crimes-considered"), value: format.list(content.crimesConsidered.map((crime) => t(`assessment.crime.${crime}`))) },
    { key: t("assessment.screen.field.audience"), value: format.list(content.audience.map((one) => t(`assessment.audience.${one}`))) },
  ];
  return <Section title={t("assessment.section.scope")}><KeyValue items={items} /></Section>;
}
