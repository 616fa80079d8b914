import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { labels } from "#platform/rules/label.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Situation } from "../../model/situation.ts";
import { ChooseDay } from "./ChooseDay.tsx";
import { ConcernTimeline } from "./ConcernHistory.tsx";
import { KnownItem, KnownRecords } from "./KnownRecords.tsx";
import { endOfDay } from "./known-day.ts";
import { Overview } from "./Overview.tsx";
import { useSentence } from "./sentence.ts";
import styles from "./styles.module.css";

const Known = v.object({
  situation: v.nullable(v.object({ ...KnownItem.entries, label: v.picklist(labels), content: Situation })),
  items: v.array(KnownItem),
});

/** The situation and every record of it as they stood when a day ended. Nothing here can be changed. */
export function KnownSituation({ id, day }: { id: string; day: string }) {
  const t = useMessages();
  const format = useFormat();
  const sentence = useSentence();
  const at = endOfDay(day);
  const { data } = useSuspenseQuery({ queryKey: ["information.situation", id, "known", at], queryFn: () => api.get(`/api/situations/${id}/known`, { at }, Known) });
  const { situation, items } = data;
  const mark = t("information.screen.situation.known-mark", { day: format.date(day) });
  const crumbs = [{ to: "/situations", text: t("information.situation.many") }, { to: `/situations/${id}`, text: t("information.screen.situation.known-today") }];
  if (!situation) {
    return (
      <Page title={t("information.screen.situation.known")} breadcrumbs={crumbs}>
        <p className={styles["mark"]} role="note"><strong>{mark}</strong></p>
        <Empty why="nothing">{t("information.screen.situation.known-not-yet", { day: format.date(day) })}</Empty>
        <ChooseDay id={id} day={day} />
      </Page>
    );
  }
  const { content } = situation;
  return (
    <Page title={situation.title} label={situation.label} asOf={at} breadcrumbs={crumbs} lead={sentence(content)} actions={<LinkButton to={`/situations/${id}`}>{t("information.screen.situation.known-back")}</LinkButton>}>
      <p className={styles["mark"]} role="note"><strong>{mark}</strong> <span>{t("information.screen.situation.known-later")}</span></p>
      <ChooseDay key={day} id={id} day={day} />
      <Overview content={content} linked={[]} concern={<ConcernTimeline content={content} linked={[]} authorAt={() => undefined} />} />
      <KnownRecords items={items} day={day} />
    </Page>
  );
}
