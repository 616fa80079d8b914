import { useSuspenseQuery } from "@tanstack/react-query";
import { labels } from "#platform/rules/label.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { BarrierForm } from "./BarrierForm.tsx";
import { Barriers } from "./Barriers.tsx";
import { ChangeAccount } from "./ChangeAccount.tsx";
import { Changes } from "./Changes.tsx";
import { GrantForm } from "./GrantForm.tsx";
import { InviteAgain } from "./InviteAgain.tsx";
import { Nationalities } from "./Nationalities.tsx";
import { accountsQuery, standingOf, type Account, type Membership } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import styles from "./styles.module.css";

/** One account: who it is, its roles, and what can be changed about its access. */
export function AccountDetail({ id }: { id: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery(accountsQuery);
  const account = data.items.find((one) => one.id === id);
  const back = <LinkButton to="/people" look="quiet">{t("web.people.back")}</LinkButton>;
  if (!account) return <Empty why="nothing" action={back}>{t("web.people.account-not-found")}</Empty>;
  return (
    <>
      <Section title={account.name} actions={back}>
        <Facts account={account} />
        {account.disabledAt === null && (
          <div className={styles["line"]}>
            <ChangeAccount account={account} />
            <InviteAgain accountId={account.id} name={account.name} />
          </div>
        )}
      </Section>
      <Section title={t("web.people.roles")} lead={account.isAdministrator ? t("web.people.is-administrator-hint") : t("web.people.roles-lead")}>
        {!account.isAdministrator && <Roles account={account} />}
        {!account.isAdministrator && account.disabledAt === null && <GrantForm accountId={account.id} isFirst={account.memberships.length === 0} />}
      </Section>
      {account.disabledAt === null && (
        <>
          {!account.isAdministrator && <Section title={t("web.people.barriers")} lead={t("web.people.barrier-lead")}><Barriers account={account} /><BarrierForm accountId={account.id} name={account.name} /></Section>}
          {!account.isAdministrator && <Section title={t("web.people.nationalities")} lead={t("web.people.nationalities-lead")}><Nationalities account={account} /></Section>}
          <Section title={t("web.people.disable")} lead={t("web.people.disable-lead")}>
            <div>
              <ReasonButton look="danger" text={t("web.people.disable")} label={t("web.people.disable-of", { name: account.name })} done={t("web.people.disabled", { name: account.name })} send={(reason) => api.send("POST", `/api/accounts/${account.id}/disable`, { reason })} />
            </div>
          </Section>
        </>
      )}
      <Changes path={`accounts/${account.id}`} />
    </>
  );
}

function Facts({ account }: { account: Account }) {
  const t = useMessages();
  const format = useFormat();
  const { languages } = useLanguage();
  return (
    <KeyValue
      items={[
        { key: t("web.people.email"), value: <Bdi>{account.email}</Bdi> },
        { key: t("web.people.access"), value: account.isAdministrator ? t("web.people.administrator") : t(`ui.label.${labels[account.clearance] ?? "unclassified"}`) },
        { key: t("web.people.language"), value: languages.find(({ code }) => code === account.language)?.name },
        { key: t("web.people.standing"), value: t(`web.people.standing.${standingOf(account)}`) },
        { key: t("web.people.made"), value: format.dateTime(account.createdAt) },
        { key: t("web.people.last-seen"), value: account.lastSeenAt === null ? t("web.people.never-seen") : format.dateTime(account.lastSeenAt) },
        ...(account.disabledAt === null ? [] : [{ key: t("web.people.standing.closed"), value: format.dateTime(account.disabledAt) }]),
        ...(account.isExercise ? [{ key: t("web.exercise.name"), value: t("web.people.of-exercise") }] : []),
      ]}
    />
  );
}

function Roles({ account }: { account: Account }) {
  const t = useMessages();
  const format = useFormat();
  if (account.memberships.length === 0) return <Empty why="nothing">{t("web.people.no-roles")}</Empty>;
  const roleOf = (row: Membership) => t(`partners.role.${row.role}`);
  const columns: readonly Column<Membership>[] = [
    { key: "office", title: t("web.people.office"), kind: "text", value: (row) => row.compartmentName },
    { key: "role", title: t("web.people.role"), kind: "text", value: roleOf },
    { key: "until", title: t("web.people.until"), kind: "text", value: (row) => row.validUntil, cell: (row) => (row.validUntil === null ? t("web.people.no-end") : format.date(row.validUntil)) },
    { key: "reason", title: t("ui.record.reason"), kind: "text", value: (row) => row.reason },
    { key: "end", title: t("web.people.change"), kind: "buttons", value: () => "", cell: (row) => (
      <ReasonButton look="quiet" text={t("web.people.end-role")} label={t("web.people.end-role-of", { role: roleOf(row), office: row.compartmentName })} done={t("web.people.role-ended")} send={(reason) => api.send("POST", `/api/memberships/${row.id}/end`, { reason })} />
    ) },
  ];
  return <DataTable caption={t("web.people.roles")} isCaptionHidden columns={columns} rows={account.memberships} rowKey={(row) => row.id} />;
}
