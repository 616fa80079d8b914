import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import type { LinkedHead } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Case, ChronologyEntry, Protection, Violation } from "../../model/case/case.ts";
import { nameOfViolation } from "../../model/violation-types.ts";
import styles from "../protection.module.css";

type Props = { content: Case; linked: readonly LinkedHead[] };

/** What was done, what happened when, what is needed, and whom it could harm to act. */
export function CaseContent({ content, linked }: Props) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={content.language} />);
  return (
    <>
      <Violations content={content} />
      <Chronology content={content} linked={linked} />
      <Section title={say("needs-title")}>
        <KeyValue items={[{ key: say("needs"), value: words(content.needs) }, { key: say("steps-taken"), value: words(content.stepsTaken) }]} />
        <Measures content={content} />
      </Section>
      <Section title={say("risk")} lead={say("risk-lead")}>
        <KeyValue items={[
          { key: say("risk-who"), value: words(content.risk.who) },
          { key: say("risk-how"), value: words(content.risk.how) },
          { key: say("risk-likelihood"), value: t(`protection.likelihood.${content.risk.likelihood}`) },
          { key: say("risk-mitigation"), value: words(content.risk.mitigation) },
          { key: say("risk-alternatives"), value: words(content.risk.alternatives) },
          { key: say("risk-on"), value: content.risk.on === null ? undefined : format.date(content.risk.on) },
        ]} />
      </Section>
      <Section title={say("about")}>
        {content.about.length === 0 ? <Empty why="nothing">{t("protection.screen.none")}</Empty> : <ul className={styles["plain"]}>{content.about.map((id) => <li key={id}><LinkedName linked={linked} id={id} otherwise={t("ui.record.not-open")} /></li>)}</ul>}
      </Section>
    </>
  );
}

function Violations({ content }: { content: Case }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const codes = new Map(content.people.map(({ key, code }) => [key, code]));
  const columns: readonly Column<Violation>[] = [
    { key: "type", title: say("type"), kind: "text", value: (row) => nameOfViolation(row.type, language) },
    { key: "when", title: say("when"), kind: "text", value: (row) => row.when ?? "", cell: (row) => (row.when === null ? <NotKnown /> : format.partialDate(row.when)) },
    { key: "place", title: say("place"), kind: "text", value: (row) => row.place },
    { key: "author", title: say("author"), kind: "text", value: (row) => row.author },
    { key: "people", title: say("people"), kind: "text", value: (row) => format.list(row.people.map(({ personKey, role }) => t("protection.screen.case.in-role", { code: codes.get(personKey) ?? "", role: t(`protection.role.${role}`) }))) },
    { key: "articles", title: say("articles"), kind: "text", value: (row) => format.list([...row.articles]) },
  ];
  return (
    <Section title={say("violations")} lead={say("violations-lead")}>
      {content.violations.length === 0 ? <p className={styles["note"]}>{t("protection.screen.none")}</p> : <DataTable isStacked caption={say("violations")} isCaptionHidden columns={columns} rows={content.violations} rowKey={(row) => row.key} />}
    </Section>
  );
}

function Chronology({ content, linked }: Props) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const columns: readonly Column<ChronologyEntry>[] = [
    { key: "when", title: say("when"), kind: "text", value: (row) => row.when ?? "", cell: (row) => (row.when === null ? <NotKnown /> : format.partialDate(row.when)) },
    { key: "place", title: say("place"), kind: "text", value: (row) => row.place },
    { key: "text", title: say("entry-text"), kind: "text", value: (row) => row.text, cell: (row) => <UserText text={row.text} lang={content.language} /> },
    { key: "cites", title: say("cites"), kind: "text", value: (row) => String(row.cites.length), cell: (row) => <ul className={styles["plain"]}>{row.cites.map((id) => <li key={id}><LinkedName linked={linked} id={id} otherwise={t("ui.record.not-open")} /></li>)}</ul> },
  ];
  return (
    <Section title={say("chronology")} lead={say("chronology-lead")}>
      {content.chronology.length === 0 ? <p className={styles["note"]}>{t("protection.screen.none")}</p> : <DataTable isStacked caption={say("chronology")} isCaptionHidden columns={columns} rows={content.chronology} rowKey={(row) => row.key} />}
    </Section>
  );
}

function Measures({ content }: { content: Case }) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const codes = new Map(content.people.map(({ key, code }) => [key, code]));
  if (content.protection.length === 0) return null;
  const columns: readonly Column<Protection>[] = [
    { key: "measure", title: say("measure"), kind: "text", value: (row) => t(`protection.measure.${row.measure}`) },
    { key: "standing", title: say("standing"), kind: "text", value: (row) => t(`protection.standing.${row.standing}`) },
    { key: "whom", title: say("for-whom"), kind: "text", value: (row) => format.list(row.personKeys.map((key) => codes.get(key) ?? "")) },
    { key: "provider", title: say("provider"), kind: "text", value: (row) => row.provider },
    { key: "from", title: say("from"), kind: "date", value: (row) => row.from ?? "" },
    { key: "until", title: say("until"), kind: "date", value: (row) => row.until ?? "" },
    { key: "effect", title: say("effect"), kind: "text", value: (row) => row.effect, cell: (row) => (row.effect === "" ? <NotKnown /> : <UserText text={row.effect} lang={content.language} />) },
  ];
  return <DataTable isStacked caption={say("measure")} isCaptionHidden columns={columns} rows={content.protection} rowKey={(row) => row.key} />;
}
