import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Case, CasePerson } from "../../model/case/case.ts";
import styles from "../protection.module.css";

/** Who it is about. A name is behind a click, and stands here only as far as it may be told to the State. */
export function PeopleTable({ content }: { content: Case }) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const columns: readonly Column<CasePerson>[] = [
    { key: "code", title: say("code"), kind: "code", value: (row) => row.code },
    { key: "kind", title: say("kind"), kind: "text", value: (row) => t(`protection.person-kind.${row.kind}`) },
    { key: "child", title: say("is-child"), kind: "text", value: (row) => t(`protection.answer.${row.isChild}`) },
    { key: "sv", title: say("is-victim-sv"), kind: "text", value: (row) => t(`protection.answer.${row.isVictimOfSexualViolence}`) },
    { key: "groups", title: say("groups"), kind: "text", value: (row) => format.list([...row.groups.map((group) => t(`protection.group.${group}`)), ...row.themes]) },
    { key: "name", title: say("name"), kind: "text", value: () => "", cell: (row) => (row.nameForState === "" ? say("name-none") : <Disclosure summary={say("name-show")}><Bdi>{row.nameForState}</Bdi></Disclosure>) },
  ];
  return (
    <Section title={say("people")} lead={say("people-lead")}>
      {content.people.length === 0 ? <p className={styles["note"]}>{t("protection.screen.none")}</p> : <DataTable isStacked caption={say("people")} isCaptionHidden columns={columns} rows={content.people} rowKey={(row) => row.key} />}
    </Section>
  );
}
