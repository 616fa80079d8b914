import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages, type Translate } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Recommendation } from "../../model/recommendation/recommendation.ts";
import { isRunning, noted } from "../../model/recommendation/recommendation-steps.ts";
import { recommendationKindName, recommendationPath } from "../recommendation-path.ts";
import { textIn } from "../step-values.ts";

/** One recommendation: what it asks of whom, until when, and everything that is known to have been done. */
export function RecommendationScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(recommendationPath, recommendationKindName, id, Recommendation);
  const { content } = record;
  const say = (name: string) => t(`protection.screen.recommendation.${name}`);
  const words = (text: string) => (text === "" ? undefined : <Bdi>{text}</Bdi>);
  return (
    <RecordPage
      path={recommendationPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/recommendations", text: t("protection.recommendation.many") }]}
      actions={record.mayEdit ? <LinkButton to={`/recommendations/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
      inputs={recommendationInputs(t)}
    >
      <KeyValue items={[
        { key: say("text"), value: <UserText text={content.text} lang={content.language} /> },
        { key: say("visit"), value: <LinkedName linked={record.linked} id={content.visitId} otherwise={t("ui.record.not-open")} /> },
        { key: say("paragraph"), value: words(content.paragraph) },
        { key: say("addressee"), value: <>{t(`protection.recommendation-addressee.${content.addressee}`)} {words(content.addresseeName)}</> },
        { key: say("due"), value: content.dueOn === null ? undefined : <>{format.date(content.dueOn)} {isRunning(record.state) && <Clock dueAt={`${content.dueOn}T23:59:59Z`} />}</> },
        { key: say("theme"), value: words(content.theme) },
        { key: say("goal"), value: content.goal === null ? undefined : t(`protection.goal.${content.goal}`) },
        { key: say("review"), value: words(content.review) },
      ]} />
      <Section title={say("evidence")} lead={say("evidence-lead")}>
        {content.evidence.length === 0 ? <p>{say("no-evidence")}</p> : (
          <DataTable
            isStacked
            caption={say("evidence")}
            isCaptionHidden
            rows={content.evidence.map((one, index) => ({ ...one, index }))}
            rowKey={({ index }) => index}
            columns={[
              { key: "on", title: say("on"), kind: "date", value: ({ on }) => on },
              { key: "what", title: say("what"), kind: "text", value: ({ what }) => what },
              { key: "source", title: say("source"), kind: "text", value: ({ source }) => source },
              { key: "step", title: say("step"), kind: "text", value: ({ step }) => t(`protection.recommendation.step.${step}`), isMinor: true },
            ]}
          />
        )}
      </Section>
    </RecordPage>
  );
}

/** What was done has its day, its source and a sentence. */
function recommendationInputs(t: Translate): NonNullable<StepBarProps["inputs"]> {
  const say = (name: string) => t(`protection.screen.recommendation.${name}`);
  return Object.fromEntries(noted.map((step) => [step, {
    initial: { on: "", source: "", what: "" },
    fields: (input, change) => (
      <>
        <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
        <TextField label={say("source")} name="source" value={textIn(input, "source")} onChange={(source) => change({ ...input, source })} maxLength={500} isRequired />
        <TextArea label={say("what")} name="what" value={textIn(input, "what")} onChange={(what) => change({ ...input, what })} rows={3} maxLength={4000} isRequired />
      </>
    ),
  }])) satisfies NonNullable<StepBarProps["inputs"]>;
}
