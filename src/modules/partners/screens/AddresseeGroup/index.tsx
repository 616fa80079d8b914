import { Link, useParams } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useRecord, type LinkedHead } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { AddresseeGroup } from "../../model/partner.ts";
import { PartnerPage } from "../PartnerPage.tsx";

export function AddresseeGroupScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("addressee-groups", "partners.addressee-group", id, AddresseeGroup);
  const { members, notes } = record.content;
  const open = record.linked.filter((head) => members.includes(head.id));
  const columns: readonly Column<LinkedHead>[] = [
    { key: "title", title: t("partners.screen.name"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/${row.path}/${row.id}`}><Bdi>{row.title}</Bdi></Link> },
    { key: "kind", title: t("partners.screen.kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
  ];
  return (
    <PartnerPage room="addressee-group" record={record} lead={t("partners.screen.addressee-group.sentence", { count: members.length, hidden: members.length - open.length })}>
      {notes !== "" && <UserText text={notes} />}
      <Section title={t("partners.screen.members")}>
        {open.length === 0 ? <Empty why="nothing">{t("partners.screen.members-none")}</Empty> : <DataTable caption={t("partners.screen.members")} isCaptionHidden columns={columns} rows={open} rowKey={(row) => row.id} />}
      </Section>
    </PartnerPage>
  );
}
