import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { NewRecordForm } from "./record-form/NewRecordForm.tsx";
import type { RecordForm } from "./record-form/record-form.ts";
import { roomPath, type Room } from "./PartnerTabs.tsx";

/** Writes a partner into one of the four lists. */
export function NewPartner<Content extends { readonly label: string }, Draft extends object>({ room, of, first }: { room: Room; of: RecordForm<Content, Draft>; first: Content }) {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(of.roles).length > 0;
  return (
    <Page title={t(`partners.screen.${room}.new`)} breadcrumbs={[{ to: `/${roomPath[room]}`, text: t(`partners.${room}.many`) }]}>
      {mayWrite ? <NewRecordForm of={of} first={first} submitText={t("partners.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}
