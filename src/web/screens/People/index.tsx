import { useSearch } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Tabs } from "#ui/page/Tabs.tsx";
import { useSession } from "#ui/session.ts";
import { AccountDetail } from "./AccountDetail.tsx";
import { Accounts } from "./Accounts.tsx";
import { Boundaries } from "./Boundaries.tsx";
import { Offices } from "./Offices.tsx";
import { OwnAccount } from "./OwnAccount.tsx";

/** Administrators see people and offices here; everybody sees their own account. */
export function PeopleScreen() {
  const t = useMessages();
  const { administrator } = useSession();
  const query = new URLSearchParams(useSearch());
  const part = query.get("part") ?? "";
  const account = query.get("account");
  if (!administrator) return <Page title={t("web.people.own")} lead={t("web.people.own-lead")}><OwnAccount /></Page>;
  const current = part === "" ? "/people" : `/people?part=${part}`;
  return (
    <Page title={t("web.people.title")} lead={t("web.people.lead")} actions={<LinkButton to="/keys" look="quiet">{t("web.people.keys")}</LinkButton>}>
      <Tabs label={t("web.people.parts")} current={current} tabs={[{ to: "/people", text: t("web.people.accounts") }, { to: "/people?part=offices", text: t("web.people.offices") }, { to: "/people?part=boundaries", text: t("web.boundaries.title") }, { to: "/people?part=own", text: t("web.people.own") }]} />
      {part === "offices" ? <Offices /> : part === "boundaries" ? <Boundaries /> : part === "own" ? <OwnAccount /> : account === null ? <Accounts /> : <AccountDetail id={account} />}
    </Page>
  );
}
