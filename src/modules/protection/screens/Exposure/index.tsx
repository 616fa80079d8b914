import { useParams } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Exposure, type Harm } from "../../model/exposure/exposure.ts";
import { isWaiting } from "../../model/exposure/exposure-kind.ts";
import { reprisalReaders } from "../../model/reprisal/reprisal-steps.ts";
import { nameOfViolation } from "../../model/violation-types.ts";
import { exposureKindName, exposurePath } from "../exposure-path.ts";
import styles from "../protection.module.css";
import { exposureInputs } from "./exposure-inputs.tsx";

/** One exposure: in which way and when, how the person is since, and what came later. */
export function ExposureScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(exposurePath, exposureKindName, id, Exposure);
  const mayOpenFile = useRoles(record.compartmentId).some((role) => reprisalReaders.some((one) => one === role));
  const { content, linked } = record;
  const say = (name: string) => t(`protection.screen.exposure.${name}`);
  const named = (to: string | null) => (to === null ? undefined : <LinkedName linked={linked} id={to} otherwise={t("ui.record.not-open")} />);
  return (
    <RecordPage
      path={exposurePath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/exposures", text: t("protection.exposure.many") }]}
      actions={record.mayEdit ? <LinkButton to={`/exposures/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
      inputs={exposureInputs(content, { t, format, language })}
    >
      <KeyValue items={[
        { key: say("code"), value: <><Bdi>{content.code}</Bdi> ({t(`protection.person-kind.${content.kind}`)})</> },
        { key: say("way"), value: t(`protection.exposure-way.${content.way}`) },
        { key: say("on"), value: format.date(content.on) },
        { key: say("country"), value: countryName(content.country, language) },
        { key: say("occasion"), value: content.occasion === "" ? undefined : <Bdi>{content.occasion}</Bdi> },
        { key: say("safe-contact"), value: content.safeContact === "" ? undefined : <UserText text={content.safeContact} lang={content.language} /> },
        ...(content.visitId === null ? [] : [{ key: say("visit"), value: named(content.visitId) }]),
        ...(content.submissionId === null ? [] : [{ key: say("submission"), value: named(content.submissionId) }]),
        ...(content.caseId === null ? [] : [{ key: say("case"), value: named(content.caseId) }]),
      ]} />
      <Section title={say("harms")} lead={say("harms-lead")}>
        {content.harms.length === 0 ? <p>{say("no-harm")}</p> : content.harms.map((harm) => <HarmView key={harm.key} harm={harm} language={content.language} mayOpenFile={mayOpenFile} exposureId={id} />)}
      </Section>
      <CheckIns content={content} isFollowed={record.state === "followed"} />
    </RecordPage>
  );
}

function HarmView({ harm, language: written, mayOpenFile, exposureId }: { harm: Harm; language: string; mayOpenFile: boolean; exposureId: string }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const say = (name: string) => t(`protection.screen.exposure.${name}`);
  return (
    <div className={styles["item"]}>
      <KeyValue items={[
        { key: say("act"), value: nameOfViolation(harm.act, language) },
        { key: say("when"), value: harm.when === null ? undefined : format.partialDate(harm.when) },
        { key: say("what"), value: <UserText text={harm.what} lang={written} /> },
        { key: say("source"), value: <Bdi>{harm.source}</Bdi> },
        { key: say("because"), value: <ul className={styles["plain"]}>{harm.answers.map(({ answer, because, at }) => <li key={at}>{format.date(at.slice(0, 10))}{t("ui.colon")} <strong>{t(`protection.because.${answer}`)}</strong>. <Bdi>{because}</Bdi></li>)}</ul> },
      ]} />
      {harm.takenOver !== null && <p>{t("protection.screen.exposure.taken-over", { day: format.date(harm.takenOver.at.slice(0, 10)) })}</p>}
      {isWaiting(harm) && <p>{say("waits")}</p>}
      {mayOpenFile && harm.answers.at(-1)?.answer === "yes" && <div><LinkButton to={`/reprisals/new?exposure=${exposureId}&harm=${harm.key}`}>{say("open-file")}</LinkButton></div>}
    </div>
  );
}

function CheckIns({ content, isFollowed }: { content: Exposure; isFollowed: boolean }) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.exposure.${name}`);
  const rows = content.checkIns.map(({ key, dueOn }) => ({ key, dueOn, contacts: content.contacts.filter(({ checkInKey }) => checkInKey === key) })).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return (
    <Section title={say("check-ins")}>
      {rows.length === 0 ? <p>{say("no-check-ins")}</p> : (
        <DataTable
          isStacked
          caption={say("check-ins")}
          isCaptionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: "due", title: say("due"), kind: "date", value: ({ dueOn }) => dueOn },
            { key: "outcome", title: say("outcome"), kind: "text", value: ({ contacts }) => contacts.map(({ outcome }) => t(`protection.check-in.${outcome}`)).join(" "), cell: ({ contacts, dueOn }) => (contacts.length > 0 ? <ul className={styles["plain"]}>{contacts.map(({ on, outcome, note }, index) => <li key={index}>{format.date(on)}{t("ui.colon")} {t(`protection.check-in.${outcome}`)}{note !== "" && <div><Bdi>{note}</Bdi></div>}</li>)}</ul> : isFollowed ? <Clock dueAt={`${dueOn}T23:59:59Z`} /> : say("not-asked")) },
          ]}
        />
      )}
    </Section>
  );
}
