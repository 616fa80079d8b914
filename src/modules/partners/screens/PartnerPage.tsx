import type { ReactNode } from "react";
import type { Label } from "#platform/rules/label.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { roomPath, type Room } from "./PartnerTabs.tsx";

/** The page of one partner of any of the four lists. */
export function PartnerPage({ room, record, lead, children }: { room: Room; record: RecordAnswer<{ readonly label: Label }>; lead: string; children: ReactNode }) {
  const t = useMessages();
  const path = roomPath[room];
  return (
    <RecordPage
      path={path}
      record={record}
      label={record.content.label}
      breadcrumbs={[{ to: `/${path}`, text: t(`partners.${room}.many`) }]}
      lead={<p>{lead}</p>}
      actions={record.mayEdit && <LinkButton to={`/${path}/${record.id}/edit`}>{t("partners.screen.edit")}</LinkButton>}
    >
      {children}
    </RecordPage>
  );
}
