import { Link } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Fingerprint } from "../sealing/Fingerprint.tsx";
import { useSealing } from "../sealing/sealing-query.ts";
import { OfficeKeys } from "./OfficeKeys.tsx";
import { OwnKey } from "./OwnKey.tsx";

/** Keys for ordinary people: one's own, the organisation's, and who in the office can open what. */
export function KeysScreen() {
  const t = useMessages();
  const format = useFormat();
  const { organisation, offices } = useSealing();
  const { administrator } = useSession();
  return (
    <Page title={t("protection.screen.keys.title")} lead={t("protection.screen.keys.lead")} breadcrumbs={[{ to: "/protection", text: t("protection.screen.overview.title") }]} actions={<><LinkButton to="/help/keys" look="quiet">{t("protection.screen.keys.how")}</LinkButton><LinkButton to="/keys/visible" look="quiet">{t("protection.screen.visible.title")}</LinkButton></>}>
      <OwnKey />
      <Section title={t("protection.screen.keys.organisation")} lead={t("protection.screen.keys.organisation-lead")}>
        {organisation === null ? (
          <Empty why="nothing" action={administrator ? <LinkButton to="/keys/ceremony" look="main">{t("protection.screen.ceremony.title")}</LinkButton> : undefined}>{t(administrator ? "protection.screen.keys.no-organisation-yours" : "protection.screen.keys.no-organisation")}</Empty>
        ) : (
          <KeyValue items={[
            { key: t("protection.screen.recovery.title"), value: <Link href="/keys/recovery">{t("protection.screen.recovery.open")}</Link> },
            { key: t("protection.screen.keys.name"), value: <Bdi>{organisation.name}</Bdi> },
            { key: t("protection.screen.keys.fingerprint"), value: <Fingerprint of={organisation.root} /> },
            { key: t("protection.screen.keys.made"), value: format.date(organisation.madeAt) },
          ]} />
        )}
      </Section>
      {offices.filter(({ root, isExercise }) => root !== null && !isExercise).map((office) => <OfficeKeys key={office.id} office={office} />)}
      {offices.some(({ isExercise }) => isExercise) && <Notice>{t("protection.screen.overview.exercise")} <Link href="/inbox">{t("protection.screen.overview.exercise-open")}</Link></Notice>}
    </Page>
  );
}
