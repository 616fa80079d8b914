import { use } from "react";
import { useSearch } from "wouter";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Tabs } from "#ui/page/Tabs.tsx";
import { useSession } from "#ui/session.ts";
import { Entries } from "./Entries.tsx";

/** What happened, by whom, when, in an order that nobody can change afterwards. */
export function LedgerScreen() {
  // Whoever leads a room whose words stay with it is named in the ledger too.
  use(loadVolume("protection"));
  const t = useMessages();
  const { administrator, memberships } = useSession();
  const isMember = memberships.some(({ roles }) => roles.length > 0);
  const isAuditor = administrator || memberships.some(({ roles }) => roles.includes("protectionOfficer"));
  const isAudit = isAuditor && (!isMember || new URLSearchParams(useSearch()).get("view") === "audit");
  return (
    <Page title={t("web.ledger.title")} lead={t("web.ledger.lead")}>
      {isMember && isAuditor && <Tabs label={t("web.ledger.views")} current={isAudit ? "/ledger?view=audit" : "/ledger"} tabs={[{ to: "/ledger", text: t("web.ledger.of-offices") }, { to: "/ledger?view=audit", text: t("web.ledger.audit") }]} />}
      {isMember || isAuditor ? <Entries key={String(isAudit)} isAudit={isAudit} /> : <Empty why="not-permitted">{t("web.ledger.not-yours")}</Empty>}
    </Page>
  );
}
