import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { toldByEvent, withAccounts } from "../../model/accounts.ts";
import type { Incident } from "../../model/incident.ts";
import { useEventWords } from "../event-words.ts";
import { ListedEvent } from "../listed-event.ts";
import { usePress, type ChangeIncident } from "./use-incident-change.ts";
import styles from "./styles.module.css";

const Found = v.object({ items: v.array(ListedEvent), next: v.nullable(v.string()) });

/** Events of published data sets, found by the words of place, sides and headline. */
export function JoinEvents({ incident, change }: { incident: Incident; change: ChangeIncident }) {
  const t = useMessages();
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState("");
  const found = useQuery({ queryKey: ["information.event", "to-join", asked], queryFn: () => api.get("/api/events", { q: asked, limit: 20 }, Found), enabled: asked !== "", retry: false });
  const open = (found.data?.items ?? []).filter(({ id }) => !incident.events.includes(id));
  return (
    <div className={styles["stack"]}>
      <form className={styles["search"]} onSubmit={(event) => { event.preventDefault(); setAsked(words.trim()); }}>
        <TextField type="search" label={t("information.screen.incident.event-words")} name="event-words" value={words} onChange={setWords} />
        <Button type="submit" isBusy={found.isFetching}>{t("web.search")}</Button>
      </form>
      {found.isError && <p role="alert">{found.error instanceof ApiProblem ? found.error.title : t("ui.unreadable-answer")}</p>}
      {found.data && <p role="status">{t("ui.filter.count", { count: open.length })}</p>}
      <ul className={styles["found"]}>{open.map((event) => <li key={event.id}><FoundEvent event={event} change={change} /></li>)}</ul>
    </div>
  );
}

function FoundEvent({ event, change }: { event: ListedEvent; change: ChangeIncident }) {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const { isBusy, press } = usePress();
  const title = t("information.screen.incident.event-title", { place: isolate(words.place(event)), when: format.partialDate(event.when), sides: format.list(words.sides(event).map(isolate)) });
  const join = async () => {
    await change((content) => withAccounts(content, toldByEvent(event.id, event)));
    toast(t("ui.tags.added", { tag: title }));
  };
  return (
    <>
      <span>{title} {t("information.screen.incident.event-deaths", { deaths: words.deaths(event.deaths), dataset: isolate(event.dataset) })}</span>
      <Button isBusy={isBusy} label={t("information.screen.incident.join-of", { account: title })} onClick={() => press(join)}>{t("information.screen.incident.join")}</Button>
    </>
  );
}
