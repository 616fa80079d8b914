import { analysts, writers } from "#partners/model/role.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord, useRecordList, type RecordAnswer } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { useSubject } from "#ui/subject.ts";
import { Situation } from "../../model/situation.ts";
import { ChooseDay } from "./ChooseDay.tsx";
import { ConcernHistory } from "./ConcernHistory.tsx";
import { levelFields } from "./level-fields.tsx";
import { Overview } from "./Overview.tsx";
import { useSentence } from "./sentence.ts";

const relatives = [
  { key: "reports", kind: "information.report", roles: writers },
  { key: "incidents", kind: "information.incident", roles: writers },
  { key: "assessments", kind: "assessment.assessment", roles: analysts },
  { key: "alerts", kind: "warning.alert", roles: analysts },
  { key: "measures", kind: "response.measure", roles: analysts },
] as const;

/** The situation as it is now, with everything that belongs to it. */
export function SituationNow({ id }: { id: string }) {
  const t = useMessages();
  const sentence = useSentence();
  const record = useRecord("situations", "information.situation", id, Situation);
  // Asked for with the page: a dialog that waits for its list would take the page away meanwhile.
  const issued = useRecordList("assessments", "assessment.assessment", { situation: id, state: "issued" });
  const { content } = record;
  const changeLevel = { initial: { level: content.concernLevel ?? 1, assessmentId: null }, fields: levelFields(issued, content.concernHistory.length === 0) };
  const known = { key: "known", text: t("information.screen.situation.known"), body: <Section title={t("information.screen.situation.known")} lead={t("information.screen.situation.known-lead")}><ChooseDay id={id} day="" /></Section> };
  return (
    <RecordPage
      path="situations"
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/situations", text: t("information.situation.many") }]}
      lead={<p>{sentence(content)}</p>}
      actions={<Actions record={record} />}
      inputs={{ "change-concern-level": changeLevel }}
      parts={[...relatives.map(({ key, kind, roles }) => ({ key, text: t(`${kind}.many`), body: <Relatives record={record} path={key} kind={kind} roles={roles} /> })), known]}
    >
      <Overview content={content} linked={record.linked} concern={<ConcernHistory id={id} content={content} linked={record.linked} />} />
    </RecordPage>
  );
}

function Actions({ record }: { record: RecordAnswer<Situation> }) {
  const t = useMessages();
  const [subject, choose] = useSubject();
  return (
    <>
      {record.mayEdit && <LinkButton to={`/situations/${record.id}/edit`}>{t("information.screen.situation.edit")}</LinkButton>}
      {subject?.id !== record.id && <Button look="quiet" onClick={() => choose({ id: record.id, title: record.title })}>{t("information.screen.situation.work-on")}</Button>}
    </>
  );
}

type RelativesProps = { record: RecordAnswer<Situation>; path: string; kind: string; roles: readonly string[] };

function Relatives({ record, path, kind, roles }: RelativesProps) {
  const t = useMessages();
  const own = useRoles(record.compartmentId);
  const mayWrite = record.state !== "closed" && own.some((role) => roles.includes(role));
  const toNew = mayWrite ? <LinkButton to={`/${path}/new?situation=${record.id}`}>{t(`information.screen.situation.new-${path}`)}</LinkButton> : undefined;
  return (
    <Section title={t(`${kind}.many`)} actions={toNew}>
      <RecordTable path={path} kind={kind} caption={t(`${kind}.many`)} query={{ situation: record.id }} empty={t(`information.screen.situation.no-${path}`)} />
    </Section>
  );
}
