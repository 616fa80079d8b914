import { useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Tabs } from "#ui/page/Tabs.tsx";

const tabs = [
  { to: "/information", key: "information.screen.overview.tab" },
  { to: "/reports", key: "information.report.many" },
  { to: "/claims", key: "information.claim.many" },
  { to: "/incidents", key: "information.incident.many" },
  { to: "/events", key: "information.event.many" },
  { to: "/sources", key: "information.source.many" },
] as const;

/** The rooms of what reached us. */
export function InformationTabs() {
  const t = useMessages();
  const [path] = useLocation();
  return <Tabs label={t("information.screen.tabs")} current={path} tabs={tabs.map(({ to, key }) => ({ to, text: t(key) }))} />;
}
