import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { leastProbability } from "../../model/event-pair.ts";
import { useEventWords } from "../event-words.ts";
import { pairTopic } from "./pair-answers.ts";
import styles from "./styles.module.css";

const Countries = v.object({ items: v.array(v.object({ countryIso3: v.nullable(v.string()) })) });
const Counts = v.object({ compared: v.number(), found: v.number(), added: v.number(), decided: v.number(), lost: v.optional(v.number(), 0) });
const Job = v.object({
  task: v.string(), state: v.picklist(["queued", "running", "done", "failed", "cancelled"]), done: v.number(), total: v.nullable(v.number()), result: v.unknown(),
  refusal: v.nullable(v.object({ code: v.string(), values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}) })),
});
const Jobs = v.object({ items: v.array(Job) });
const whileRunningMilliseconds = 1_000;
const isMonth = (text: string) => text === "" || /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Looking for pairs, over everything or some months of a country; how far it is, and how many were found the last time. */
export function StartMatch({ isOpen }: { isOpen: boolean }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <Disclosure summary={t("information.screen.pairs.match")} isOpen={isOpen} isTask>
      <p>{t("information.screen.pairs.match-lead", { share: format.percent(leastProbability) })}</p>
      <MatchFields />
    </Disclosure>
  );
}

function MatchFields() {
  const t = useMessages();
  const words = useEventWords();
  const [{ from, to, country }, setAsked] = useState({ from: "", to: "", country: "" });
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "countries", "codes"], queryFn: () => api.get("/api/event-countries", undefined, Countries), staleTime: 300_000 });
  const { job, isOpen, start } = useMatchJob();
  if (isOpen) return <Progress label={t("information.screen.pairs.match-running")} done={job?.done ?? 0} total={job?.total ?? undefined} />;
  const counts = v.safeParse(Counts, job?.result);
  const asked = { ...(from !== "" && { from }), ...(to !== "" && { to }), ...(country !== "" && { countries: [country] }) };
  const whyNot = isMonth(from) && isMonth(to) ? undefined : t("information.screen.pairs.match-month-wrong");
  const options = data.items.flatMap(({ countryIso3 }) => (countryIso3 === null ? [] : [{ value: countryIso3, text: words.country({ countryIso3, countryName: null }) }]));
  return (
    <>
      {counts.success && <p>{t("information.screen.pairs.match-result", counts.output)}</p>}
      {job?.state === "failed" && job.refusal !== null && <Refused sentence={t(job.refusal.code, job.refusal.values)} code={job.refusal.code} />}
      <div className={styles["fields"]}>
        <TextField label={t("information.screen.pairs.match-from")} hint={t("information.screen.pairs.match-month-hint")} name="from" value={from} onChange={(value) => setAsked({ from: value, to, country })} maxLength={7} />
        <TextField label={t("information.screen.pairs.match-to")} hint={t("information.screen.pairs.match-month-hint")} name="to" value={to} onChange={(value) => setAsked({ from, to: value, country })} maxLength={7} />
        <SelectField label={t("information.screen.events.country")} name="country" value={country} onChange={(value) => setAsked({ from, to, country: value })} emptyText={t("information.screen.events.every-country")} options={options} />
      </div>
      <div><Button whyNot={whyNot} onClick={() => void start(asked)}>{t("information.screen.pairs.match-start")}</Button></div>
    </>
  );
}

/** The last matching of this person, followed while it runs. */
function useMatchJob() {
  const t = useMessages();
  const queries = useQueryClient();
  const { data: job } = useQuery({
    queryKey: ["jobs", "match"],
    queryFn: async () => (await api.get("/api/jobs", undefined, Jobs)).items.find(({ task }) => task === "match-events") ?? null,
    refetchInterval: (query) => (isRunning(query.state.data?.state) ? whileRunningMilliseconds : false),
  });
  useEffect(() => {
    if (job?.state === "done") void queries.invalidateQueries({ queryKey: [pairTopic] });
  }, [job?.state, queries]);
  const start = async (asked: unknown) => {
    try {
      await api.send("POST", "/api/event-pairs/match", asked);
    } catch (error) {
      toast(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
    }
    await queries.invalidateQueries({ queryKey: ["jobs"] });
  };
  return { job, isOpen: isRunning(job?.state), start };
}

function isRunning(state: string | undefined): boolean {
  return state === "queued" || state === "running";
}
