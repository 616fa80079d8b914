import { lazy } from "react";
import { useParams } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { readingRoles } from "#platform/rules/reading-roles.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages, type Translate } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { useRoles } from "#ui/session.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { termsOfReference, Visit } from "../../model/visit/visit.ts";
import { lettered, type VisitState } from "../../model/visit/visit-steps.ts";
import { textIn } from "../step-values.ts";
import { visitKindName, visitPath, visitRoles } from "../visit-path.ts";
import { usePublishers } from "./PublishersField.tsx";
import { VisitRecommendations } from "./VisitRecommendations.tsx";

/** Comes with what opens sealed things, which a visit itself does not need. */
const VisitPacks = lazy(() => import("../pack.ts").then((module) => ({ default: module.VisitPacks })));

/** From the end of the mission on there is something to recommend. */
const withReport: readonly string[] = ["completed", "report-drafted", "state-comments", "report-issued", "followed-up"] satisfies readonly VisitState[];

/** One country visit: where it stands in the official words, its letters, its terms, whom it meets, and what was said at its end. */
export function VisitScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(visitPath, visitKindName, id, Visit);
  const isOfOffice = useRoles(record.compartmentId).some((role) => readingRoles.includes(role));
  const { content } = record;
  const roles = useRoles(record.compartmentId);
  const mayWrite = visitRoles.some((role) => roles.includes(role));
  const publishers = usePublishers(record.compartmentId, mayWrite);
  const say = (name: string) => t(`protection.screen.visit.${name}`);
  const date = (day: string | null) => (day === null ? undefined : format.date(day));
  return (
    <RecordPage
      path={visitPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/visits", text: t("protection.visit.many") }]}
      lead={record.state === "acknowledged" ? say("acknowledged-is-no-acceptance") : undefined}
      actions={record.mayEdit ? <LinkButton to={`/visits/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
      inputs={visitInputs(t)}
      parts={isOfOffice ? [{ key: "road", text: say("road"), body: <VisitPacks id={id} compartmentId={record.compartmentId} /> }] : undefined}
    >
      <KeyValue items={[
        { key: say("country"), value: countryName(content.country, language) },
        { key: say("from"), value: date(content.from) },
        { key: say("until"), value: date(content.until) },
        { key: say("purpose"), value: content.purpose === "" ? undefined : <UserText text={content.purpose} lang={content.language} /> },
      ]} />
      <Section title={say("letters")}>
        {content.letters.length === 0 ? <p>{say("no-letters")}</p> : <ul>{content.letters.map(({ step, on, note }, index) => <li key={index}>{format.date(on)}: {t(`protection.visit.step.${step}`)}{note !== "" && <div><Bdi>{note}</Bdi></div>}</li>)}</ul>}
      </Section>
      {withReport.includes(record.state) && record.earlier === null && <VisitRecommendations id={id} compartmentId={record.compartmentId} />}
      <Section title={say("terms")} lead={say("terms-lead")}>
        <KeyValue items={termsOfReference.map((term) => {
          const found = content.terms.find((one) => one.term === term);
          return { key: t(`protection.term.${term}`), value: found && <>{t(`protection.term-answer.${found.answer}`)} <Bdi>{found.note}</Bdi>{found.breachedOn !== null && <> {t("protection.screen.visit.breached", { day: format.date(found.breachedOn) })} <Bdi>{found.breach}</Bdi></>}</> };
        })} />
      </Section>
      <Section title={say("programme")} lead={say("programme-lead")}>
        {content.programme.length === 0 ? <p>{say("no-programme")}</p> : (
          <DataTable
            isStacked
            caption={say("programme")}
            isCaptionHidden
            rows={content.programme}
            rowKey={({ key }) => key}
            columns={[
              { key: "on", title: say("on"), kind: "date", value: ({ on }) => on },
              { key: "kind", title: say("kind"), kind: "text", value: ({ kind }) => t(`protection.meeting.${kind}`) },
              { key: "place", title: say("place"), kind: "text", value: ({ place }) => place, isMinor: true },
              { key: "withWhom", title: say("with-whom"), kind: "text", value: ({ withWhom, isConfidential }) => (isConfidential ? say("no-names") : withWhom) },
              { key: "consent", title: say("consent"), kind: "text", value: ({ consent }) => t(`protection.answer.${consent}`), isMinor: true },
              { key: "doNoHarm", title: say("do-no-harm"), kind: "text", value: ({ doNoHarm }) => doNoHarm, isMinor: true },
            ]}
          />
        )}
      </Section>
      <Section title={say("statement")} lead={say("statement-lead")}>
        <KeyValue items={[
          { key: say("shared-on"), value: date(content.statementSharedOn) },
          { key: say("statement"), value: content.statement === "" ? undefined : <UserText text={content.statement} lang={content.language} /> },
          { key: say("symbol"), value: content.reportSymbol === "" ? undefined : <Bdi>{content.reportSymbol}</Bdi> },
          { key: say("publishers"), value: content.publishers.length === 0 ? undefined : <Bdi>{format.list(content.publishers.map((one) => publishers.find((colleague) => colleague.id === one)?.name ?? t("ui.record.unnamed")))}</Bdi> },
        ]} />
      </Section>
    </RecordPage>
  );
}

/** Each letter is noted with its day. */
function visitInputs(t: Translate): NonNullable<StepBarProps["inputs"]> {
  return Object.fromEntries(lettered.map((step) => [step, {
    initial: { on: new Date().toISOString().slice(0, 10), note: "" },
    fields: (input, change) => (
      <>
        <DayField label={t("protection.screen.visit.letter-on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
        <TextField label={t("protection.screen.visit.note")} name="note" value={textIn(input, "note")} onChange={(note) => change({ ...input, note })} maxLength={2000} />
      </>
    ),
  }])) satisfies NonNullable<StepBarProps["inputs"]>;
}
