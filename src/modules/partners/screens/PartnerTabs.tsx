import { useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Tabs } from "#ui/page/Tabs.tsx";

const rooms = ["actor", "organisation", "person", "addressee-group"] as const;
export type Room = (typeof rooms)[number];
export const roomPath = { actor: "actors", organisation: "organisations", person: "persons", "addressee-group": "addressee-groups" } as const satisfies Record<Room, string>;

/** The four lists of partners. */
export function PartnerTabs() {
  const t = useMessages();
  const [path] = useLocation();
  return <Tabs label={t("partners.screen.tabs")} current={path} tabs={rooms.map((room) => ({ to: `/${roomPath[room]}`, text: t(`partners.${room}.many`) }))} />;
}
