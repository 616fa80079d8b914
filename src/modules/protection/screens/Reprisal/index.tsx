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
import { UserText } from "#ui/text/UserText.tsx";
import { agreed, Reprisal } from "../../model/reprisal/reprisal.ts";
import { reprisalReaders } from "../../model/reprisal/reprisal-steps.ts";
import { nameOfViolation } from "../../model/violation-types.ts";
import { reprisalKindName, reprisalPath } from "../reprisal-path.ts";
import { Done } from "./Done.tsx";
import { useColleagues } from "./PeopleFields.tsx";
import { reprisalInputs } from "./reprisal-inputs.tsx";

/** One file: whom it is about and what they agree to, the link, the act, what was done, and how things stand. */
export function ReprisalScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(reprisalPath, reprisalKindName, id, Reprisal);
  const isReader = useRoles(record.compartmentId).some((role) => reprisalReaders.some((one) => one === role));
  const colleagues = useColleagues(record.compartmentId, isReader);
  const { content, linked } = record;
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={content.language} />);
  const named = (to: string | null) => (to === null ? undefined : <LinkedName linked={linked} id={to} otherwise={t("ui.record.not-open")} />);
  const partial = (when: string | null) => (when === null ? undefined : format.partialDate(when));
  const team = content.team.map((one) => colleagues.find((colleague) => colleague.id === one)?.name ?? t("ui.record.unnamed"));
  return (
    <RecordPage
      path={reprisalPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/reprisals", text: t("protection.reprisal.many") }]}
      lead={t(`protection.reprisal-form.${content.form}`)}
      actions={record.mayEdit ? <LinkButton to={`/reprisals/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
      inputs={reprisalInputs(content, t)}
    >
      <Section title={say("agreements")} lead={say("agreements-lead")}>
        <DataTable
          isStacked
          caption={say("agreements")}
          isCaptionHidden
          rows={content.people}
          rowKey={({ key }) => key}
          columns={[
            { key: "code", title: say("person"), kind: "text", value: ({ code, nameForReport }) => (nameForReport === "" ? code : `${code}, ${nameForReport}`) },
            { key: "kind", title: say("kind"), kind: "text", value: ({ kind }) => t(`protection.person-kind.${kind}`), isMinor: true },
            { key: "act", title: say("to-act"), kind: "text", value: ({ key }) => t(`protection.consent.answer.${agreed(content, key, "act")}`) },
            { key: "name", title: say("to-name"), kind: "text", value: ({ key }) => t(`protection.consent.answer.${agreed(content, key, "be-named")}`) },
          ]}
        />
      </Section>
      <Section title={say("cooperation-title")}>
        <KeyValue items={[
          { key: say("cooperation"), value: t(`protection.cooperation.${content.cooperation}`) },
          { key: say("cooperated-on"), value: partial(content.cooperatedOn) },
          ...(content.exposureId === null ? [] : [{ key: say("exposure"), value: named(content.exposureId) }]),
          ...(content.caseId === null ? [] : [{ key: say("case"), value: named(content.caseId) }]),
          { key: say("link"), value: words(content.linkEvidence) },
        ]} />
      </Section>
      <Section title={say("act-title")}>
        <KeyValue items={[
          { key: say("act"), value: content.act === null ? undefined : nameOfViolation(content.act, language) },
          { key: say("country"), value: countryName(content.country, language) },
          { key: say("when"), value: partial(content.when) },
          { key: say("place"), value: content.place === "" ? undefined : <Bdi>{content.place}</Bdi> },
          { key: say("author"), value: content.author === "" ? undefined : <Bdi>{content.author}</Bdi> },
          { key: say("what"), value: words(content.what) },
        ]} />
      </Section>
      <Done content={content} />
      <Section title={say("team")} lead={say("team-lead")}>
        <p>{team.length === 0 ? say("no-team") : <Bdi>{format.list(team)}</Bdi>}</p>
      </Section>
    </RecordPage>
  );
}
