import { queryOptions, useQueries } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { recordQuery } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { toldByClaim, toldByEvent, type Told } from "../../model/accounts.ts";
import { Claim } from "../../model/claim.ts";
import type { Incident } from "../../model/incident.ts";
import { originOfClaim, originOfEvent, type OriginWords } from "../../model/origins.ts";
import { Report } from "../../model/report.ts";
import { useEventWords } from "../event-words.ts";
import { ListedEvent } from "../listed-event.ts";

/** What stands behind an account: a claim with the grade of its report, or an event of a published data set. */
export type AccountSource = {
  readonly id: string;
  readonly kind: "claim" | "event";
  readonly title: string;
  /** Absent when it is not open to this reader, or not there yet. */
  readonly to?: string;
  readonly grade: string;
  /** Accounts of one origin count once, and what was taken back not at all; see the rule. */
  readonly origin: OriginWords;
  readonly told?: Told;
};

/** With whom it names as its source, which can make it one origin with another. */
const SourcedEvent = v.object({ ...ListedEvent.entries, sourceOffice: v.nullable(v.string()) });
const eventQuery = (id: string) => queryOptions({ queryKey: ["information.event", id, "sourced"], queryFn: () => api.get(`/api/events/${id}`, undefined, SourcedEvent) });

/** Each joined claim and event, asked for one by one; a missing one leaves the others as they are. */
export function useAccountSources({ claims, events }: Pick<Incident, "claims" | "events">): readonly AccountSource[] {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const claimAnswers = useQueries({ queries: claims.map((id) => recordQuery("claims", "information.claim", id, Claim)) });
  const reportIds = [...new Set(claimAnswers.flatMap(({ data }) => (data ? [data.content.reportId] : [])))];
  const reports = useQueries({ queries: reportIds.map((id) => recordQuery("reports", "information.report", id, Report)) }).flatMap(({ data }) => (data ? [data] : []));
  const eventAnswers = useQueries({ queries: events.map(eventQuery) });
  const isPending = (answer: { isPending: boolean } | undefined) => answer?.isPending ?? true;
  const missing = (isUnderWay: boolean) => t(isUnderWay ? "ui.loading" : "information.screen.incident.not-open");
  const ofClaim = (id: string, index: number): AccountSource => {
    const answer = claimAnswers[index];
    if (!answer?.data) return { id, kind: "claim", title: missing(isPending(answer)), grade: "", origin: isPending(answer) ? [`claim ${id}`] : [] };
    const { content, state } = answer.data;
    const report = reports.find((one) => one.id === content.reportId)?.content;
    const grade = t("information.screen.incident.grade", {
      reliability: report?.reliability ? t(`information.reliability.${report.reliability}`) : t("information.screen.grade.not-yet"),
      credibility: content.credibility ? t(`information.credibility.${content.credibility}`) : t("information.screen.grade.not-yet"),
    });
    return { id, kind: "claim", title: content.statement, to: `/claims/${id}`, grade, origin: originOfClaim(state, content.reportId, report), told: toldByClaim(id, content) };
  };
  const ofEvent = (id: string, index: number): AccountSource => {
    const answer = eventAnswers[index];
    if (!answer?.data) return { id, kind: "event", title: missing(isPending(answer)), grade: "", origin: isPending(answer) ? [`event ${id}`] : [] };
    const event = answer.data;
    const title = t("information.screen.incident.event-title", { place: isolate(words.place(event)), when: format.partialDate(event.when), sides: format.list(words.sides(event).map(isolate)) });
    return { id, kind: "event", title, to: `/events/${id}`, grade: t("information.screen.incident.data-set", { dataset: isolate(event.dataset), release: isolate(event.release) }), origin: originOfEvent(event), told: toldByEvent(id, event) };
  };
  return [...claims.map(ofClaim), ...events.map(ofEvent)];
}
