import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { useLocation } from "wouter";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { EventPair } from "../EventPairs/pair-answers.ts";
import { useEventWords } from "../event-words.ts";
import { ListedEvent } from "../listed-event.ts";
import { daysAround, daysBetween } from "./days-around.ts";
import type { StoredEvent } from "./stored-event.ts";

const Found = v.object({ items: v.array(ListedEvent) });
const mostShown = 50;
/** As far as matching looks, and a little farther: what it did not find is looked for here. */
const daysApart = 7;

/** Sets another event beside this one that no matching found, also of the same data set, so that people decide whether the two are one. */
export function OtherTelling({ event }: { event: StoredEvent }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <OnScreen><div><Button onClick={() => setOpen(true)}>{t("information.screen.pairs.by-hand")}</Button></div></OnScreen>;
  return (
    <OnScreen>
      <Section title={t("information.screen.pairs.by-hand")} lead={t("information.screen.pairs.by-hand-lead", { days: daysApart })}>
        <Nearby event={event} />
      </Section>
    </OnScreen>
  );
}

function Nearby({ event }: { event: StoredEvent }) {
  const t = useMessages();
  const words = useEventWords();
  const [, goTo] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const asked = { ...(event.countryIso3 !== null && { country: event.countryIso3 }), ...daysAround(event.dateFrom, daysApart), limit: mostShown };
  const { data } = useQuery({ queryKey: ["information.event", "near", event.id], queryFn: () => api.get("/api/events", asked, Found) });
  const joined = new Set([event.id, ...(event.joined?.tellings ?? []).map(({ id }) => id)]);
  const set = async (other: string) => {
    setBusy(true);
    try {
      const pair = await api.send("POST", "/api/event-pairs", { one: event.id, other }, { schema: EventPair });
      goTo(`/event-pairs?pair=${pair.id}`);
    } catch (error) {
      toast(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
      setBusy(false);
    }
  };
  const columns: readonly Column<ListedEvent>[] = [
    { key: "when", title: t("information.screen.events.when"), kind: "text", value: ({ dateFrom }) => dateFrom, cell: (near) => words.when(near.when) },
    { key: "place", title: t("information.screen.events.place"), kind: "text", value: words.place },
    { key: "sides", title: t("information.screen.events.sides"), kind: "text", value: (near) => words.sides(near).join(" – ") },
    { key: "deaths", title: t("information.screen.events.deaths"), kind: "number", value: ({ deaths }) => deaths.best, cell: ({ deaths }) => words.deaths(deaths) },
    { key: "source", title: t("information.screen.events.dataset"), kind: "text", value: ({ dataset, sourceKey }) => `${dataset} ${sourceKey}`, cell: ({ dataset, sourceKey }) => <Bdi>{`${dataset} ${sourceKey}`}</Bdi> },
    { key: "set", title: t("information.screen.pairs.side-by-side-set"), kind: "buttons", value: () => "", cell: (near) => <Button isBusy={isBusy} label={t("information.screen.pairs.side-by-side-of", { event: isolate(`${near.dataset} ${near.sourceKey}`) })} onClick={() => void set(near.id)}>{t("information.screen.pairs.side-by-side-set")}</Button> },
  ];
  const rows = (data?.items ?? []).filter(({ id }) => !joined.has(id)).toSorted((a, b) => daysBetween(a.dateFrom, event.dateFrom) - daysBetween(b.dateFrom, event.dateFrom));
  if (data !== undefined && rows.length === 0) return <p>{t("information.screen.pairs.by-hand-none")}</p>;
  return <DataTable caption={t("information.screen.pairs.by-hand")} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
