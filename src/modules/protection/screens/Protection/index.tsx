import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";

/** What belongs to the protection of defenders, in the order of the work: what came in, whom it is about, what was written. */
const places = [{ key: "inbox", path: "/inbox" }, { key: "submissions", path: "/submissions" }, { key: "cases", path: "/cases" }, { key: "communications", path: "/communications" }, { key: "visits", path: "/visits" }, { key: "recommendations", path: "/recommendations" }, { key: "partners", path: "/mandate-partners" }, { key: "exposures", path: "/exposures" }, { key: "reprisals", path: "/reprisals" }, { key: "keys", path: "/keys" }, { key: "replies", path: "/replies" }, { key: "publications", path: "/publications" }] as const satisfies readonly { readonly key: string; readonly path: string }[];

export function ProtectionScreen() {
  const t = useMessages();
  return (
    <Page title={t("protection.screen.overview.title")} lead={t("protection.screen.overview.lead")}>
      {places.map(({ key, path }) => (
        <Section key={key} title={t(`protection.screen.overview.${key}`)} lead={t(`protection.screen.overview.${key}-lead`)}>
          <Link href={path}>{t("protection.screen.overview.open")}</Link>
        </Section>
      ))}
      <p><a href="/register">{t("protection.screen.overview.register")}</a></p>
    </Page>
  );
}
