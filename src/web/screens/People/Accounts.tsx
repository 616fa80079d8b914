import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useFilters } from "#ui/filters.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { labels } from "#platform/rules/label.ts";
import { NewAccount } from "./NewAccount.tsx";
import { accountsQuery, standingOf, type Account } from "./people-answers.ts";

const tones = { closed: "bad", invited: "warn", passkey: "good", password: "plain" } as const;

/** All accounts: who, with which roles where, and how they sign in. */
export function Accounts() {
  const t = useMessages();
  const format = useFormat();
  const [isInviting, setInviting] = useState(false);
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const { data } = useSuspenseQuery(accountsQuery);
  const wanted = filters.q.trim().toLowerCase();
  const rows = data.items.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  const columns: readonly Column<Account>[] = [
    { key: "name", title: t("web.people.name"), kind: "text", value: (row) => row.name, cell: (row) => <Link href={`/people?account=${row.id}`}><Bdi>{row.name}</Bdi></Link> },
    { key: "email", title: t("web.people.email"), kind: "code", value: (row) => row.email },
    { key: "access", title: t("web.people.access"), kind: "text", value: (row) => (row.isAdministrator ? -1 : row.clearance), cell: (row) => (row.isAdministrator ? t("web.people.administrator") : t(`ui.label.${labels[row.clearance] ?? "unclassified"}`)) },
    { key: "roles", title: t("web.people.roles"), kind: "text", value: (row) => row.memberships.map(({ compartmentName }) => compartmentName).join(), cell: (row) => <Roles account={row} /> },
    { key: "standing", title: t("web.people.standing"), kind: "text", value: (row) => standingOf(row), cell: (row) => <Badge tone={tones[standingOf(row)]}>{t(`web.people.standing.${standingOf(row)}`)}</Badge> },
    { key: "seen", title: t("web.people.last-seen"), kind: "text", value: (row) => row.lastSeenAt, cell: (row) => (row.lastSeenAt === null ? t("web.people.never-seen") : <time dateTime={row.lastSeenAt}>{format.relative(row.lastSeenAt)}</time>) },
  ];
  return (
    <Section title={t("web.people.accounts")} actions={<Button look="main" onClick={() => setInviting(true)}>{t("web.people.new-account")}</Button>}>
      <NewAccount isOpen={isInviting} onClose={() => setInviting(false)} />
      <FilterBar isFiltered={isFiltered} onClear={clear} count={rows.length}>
        <TextField type="search" label={t("web.people.search")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      {rows.length === 0 ? <Empty why="filtered" /> : <DataTable caption={t("web.people.accounts")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />}
    </Section>
  );
}

function Roles({ account: { memberships, isAdministrator } }: { account: Account }) {
  const t = useMessages();
  const format = useFormat();
  if (isAdministrator) return t("web.people.holds-no-role");
  const byOffice = Map.groupBy(memberships, ({ compartmentName }) => compartmentName);
  return [...byOffice].map(([office, held]) => <div key={office}>{t("web.account.membership", { compartment: office, roles: format.list(held.map(({ role }) => t(`partners.role.${role}`))) })}</div>);
}
