import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { readingRoles } from "#platform/rules/reading-roles.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useSession } from "#ui/session.ts";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { WarningTrackRecord } from "../../contract.ts";
import { alertKindName } from "../alert-path.ts";
import { Bands } from "./Bands.tsx";
import { Misses } from "./Misses.tsx";
import { Scores } from "./Scores.tsx";
import { Waiting } from "./Waiting.tsx";

/** What the words of an office turned out to be worth. It is for the office itself: nobody is ranked, and no office beside another. */
export function TrackRecordScreen() {
  const t = useMessages();
  const offices = useSession().memberships.filter(({ roles }) => roles.some((role) => readingRoles.includes(role)));
  const { filters, setFilter } = useFilters({ office: "" });
  const office = offices.find(({ compartmentId }) => compartmentId === filters.office) ?? offices[0];
  if (!office) return <Page title={t("warning.screen.track-record.title")} breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}><Empty why="not-permitted" /></Page>;
  const choice = offices.length > 1 && (
    <OnScreen><SelectField label={t("warning.screen.track-record.office")} name="office" value={office.compartmentId} onChange={(id) => setFilter("office", id)} options={offices.map((one) => ({ value: one.compartmentId, text: one.compartmentName }))} /></OnScreen>
  );
  return <Suspense fallback={<Skeleton lines={8} />}><OfficeRecord id={office.compartmentId} name={office.compartmentName}>{choice}</OfficeRecord></Suspense>;
}

function OfficeRecord({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [alertKindName, "track-record", id], queryFn: () => api.get("/api/warning-track-record", { compartment: id }, WarningTrackRecord) });
  const sum = (count: (band: WarningTrackRecord["bands"][number]) => number) => data.bands.reduce((all, band) => all + count(band), 0);
  const claims = sum(({ judged, afterMeasures, cannotBeJudged, waiting, notYetDue }) => judged + afterMeasures + cannotBeJudged + waiting + notYetDue);
  const judged = sum((band) => band.judged);
  return (
    <Page
      title={t("warning.screen.track-record.title")}
      lead={<>{t("warning.screen.track-record.lead", { office: isolate(name), claims, judged })}<br />{t("warning.screen.track-record.for-whom")} <MethodLink method="claims" /></>}
      label={data.label}
      breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}
      actions={<LinkButton to="/help/track-record" look="quiet">{t("warning.screen.track-record.how")}</LinkButton>}
    >
      {children}
      {claims === 0 ? <Empty why="nothing">{t("warning.screen.track-record.empty")}</Empty> : (
        <>
          {data.waiting.length > 0 && <Waiting waiting={data.waiting} />}
          <Bands bands={data.bands} notYetDue={sum((band) => band.notYetDue)}><Scores judged={judged} scores={data.scores} withMeasures={data.withMeasures} /></Bands>
          {data.misses.length > 0 && <Misses misses={data.misses} />}
        </>
      )}
    </Page>
  );
}
