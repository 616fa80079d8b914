import { Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Tabs } from "#ui/page/Tabs.tsx";
import { pairStates, pairVerdicts } from "../../model/event-pair.ts";
import { useOpenData } from "../use-open-data.ts";
import { DecidedPairs } from "./DecidedPairs.tsx";
import { OnePair } from "./OnePair.tsx";
import { Queue } from "./Queue.tsx";
import { StartMatch } from "./StartMatch.tsx";

const path = "/event-pairs";
const addressOf = (state: string) => (state === "undecided" ? path : `${path}?state=${state}`);

/** Events that two data sets may both tell of: one pair after the other, decided by people. */
export function EventPairsScreen() {
  const t = useMessages();
  const { filters: { state, pair } } = useFilters({ state: "undecided", pair: "" });
  const { mayRead, mayImport } = useOpenData();
  const verdict = pairVerdicts.find((one) => one === state);
  const frame = { title: t("information.screen.pairs.title"), lead: t("information.screen.pairs.lead"), breadcrumbs: [{ to: "/events", text: t("information.event.many") }] };
  if (!mayRead) return <Page {...frame}><Empty why="not-permitted">{t("information.screen.events.not-permitted")}</Empty></Page>;
  return (
    <Page {...frame} actions={pair !== "" && <LinkButton to={path}>{t("information.screen.pairs.all")}</LinkButton>}>
      {pair === "" && <Tabs label={t("information.screen.pairs.tabs")} current={addressOf(verdict ?? "undecided")} tabs={pairStates.map((one) => ({ to: addressOf(one), text: t(`information.screen.pairs.state.${one}`) }))} />}
      <Suspense fallback={<Skeleton lines={12} />}>
        {pair !== "" ? <OnePair id={pair} /> : verdict === undefined ? <Queue /> : <DecidedPairs state={verdict} />}
        {pair === "" && verdict === undefined && mayImport && <StartMatch isOpen={false} />}
      </Suspense>
    </Page>
  );
}
