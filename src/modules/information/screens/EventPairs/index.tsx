import { Suspense } from "react";
import { Link } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Tabs } from "#ui/page/Tabs.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { pairStates } from "../../model/event-pair.ts";
import { useEventWords } from "../event-words.ts";
import { useOpenData } from "../use-open-data.ts";
import { Contradicted } from "./Contradicted.tsx";
import { DecidedPairs } from "./DecidedPairs.tsx";
import { LostPairs } from "./LostPairs.tsx";
import { OnePair } from "./OnePair.tsx";
import { Queue } from "./Queue.tsx";
import { StartMatch } from "./StartMatch.tsx";

const path = "/event-pairs";
const addressOf = (state: string, country: string) => {
  const asked = new URLSearchParams({ ...(state !== "undecided" && { state }), ...(country !== "" && { country }) }).toString();
  return asked === "" ? path : `${path}?${asked}`;
};
/** Decisions that cannot all be right stand beside the states of single pairs. */
const tabs = [...pairStates, "contradicted"] as const;

/** Events that two data sets may both tell of: one pair after the other, decided by people. */
export function EventPairsScreen() {
  const t = useMessages();
  const { filters: { state, pair, country: asked } } = useFilters({ state: "undecided", pair: "", country: "" });
  const country = /^[A-Z]{3}$/.test(asked) ? asked : "";
  const { mayRead, mayImport } = useOpenData();
  const words = useEventWords();
  const tab = tabs.find((one) => one === state) ?? "undecided";
  const frame = { title: t("information.screen.pairs.title"), lead: <>{t("information.screen.pairs.lead")} <MethodLink method="matching" /></>, breadcrumbs: [{ to: "/events", text: t("information.event.many") }] };
  if (!mayRead) return <Page {...frame}><Empty why="not-permitted">{t("information.screen.events.not-permitted")}</Empty></Page>;
  return (
    <Page {...frame} actions={pair !== "" && <LinkButton to={path}>{t("information.screen.pairs.all")}</LinkButton>}>
      {pair === "" && <Tabs label={t("information.screen.pairs.tabs")} current={addressOf(tab, country)} tabs={tabs.map((one) => ({ to: addressOf(one, country), text: t(`information.screen.pairs.state.${one}`) }))} />}
      {pair === "" && country !== "" && <p>{t("information.screen.pairs.only-of", { country: isolate(words.country({ countryIso3: country, countryName: null })) })} <Link href={addressOf(tab, "")}>{t("information.screen.pairs.of-all")}</Link></p>}
      <Suspense fallback={<Skeleton lines={12} />}>
        {pair !== "" ? <OnePair id={pair} /> : <TabOf tab={tab} country={country} />}
        {pair === "" && tab === "undecided" && mayImport && <StartMatch isOpen={false} />}
      </Suspense>
    </Page>
  );
}

function TabOf({ tab, country }: { tab: (typeof tabs)[number]; country: string }) {
  if (tab === "undecided") return <Queue country={country} />;
  if (tab === "no-longer-found") return <LostPairs country={country} />;
  return tab === "contradicted" ? <Contradicted /> : <DecidedPairs state={tab} country={country} />;
}
