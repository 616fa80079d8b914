import { useState } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { Fingerprint } from "../sealing/Fingerprint.tsx";
import { useSealing } from "../sealing/sealing-query.ts";
import { beginCeremony, type Ceremony } from "../../model/ceremony.ts";
import { Begin, type Begun } from "./Begin.tsx";
import { DrillForm } from "./DrillForm.tsx";
import { Shares } from "./Shares.tsx";

/** Once for an organisation, with five custodians in the room: make the root, hand out its shares, prove that three of them suffice. */
export function CeremonyScreen() {
  const t = useMessages();
  const { organisation } = useSealing();
  const { administrator } = useSession();
  const [begun, setBegun] = useState<Begun>();
  const [ceremony, setCeremony] = useState<Ceremony>();
  const [areHandedOut, setHandedOut] = useState(false);
  const begin = async (what: Begun) => {
    setCeremony(await beginCeremony());
    setBegun(what);
  };
  return (
    <Page title={t("protection.screen.ceremony.title")} lead={t("protection.screen.ceremony.lead")} breadcrumbs={[{ to: "/keys", text: t("protection.screen.keys.title") }]}>
      {organisation !== null ? (
        <Section title={t("protection.screen.ceremony.done")} lead={t("protection.screen.ceremony.done-lead")} actions={<LinkButton to="/keys">{t("protection.screen.keys.title")}</LinkButton>}>
          <p>{t("protection.screen.keys.fingerprint")}: <Fingerprint of={organisation.root} /></p>
        </Section>
      ) : !administrator ? (
        <Empty why="not-permitted">{t("protection.screen.ceremony.not-yours")}</Empty>
      ) : !begun || !ceremony ? (
        <Begin onBegin={begin} />
      ) : !areHandedOut ? (
        <Shares shares={ceremony.shares} onDone={() => setHandedOut(true)} />
      ) : (
        <DrillForm ceremony={ceremony} begun={begun} onAgain={() => setHandedOut(false)} />
      )}
      {organisation === null && administrator && begun === undefined && <Empty why="nothing">{t("protection.screen.ceremony.before")}</Empty>}
    </Page>
  );
}
