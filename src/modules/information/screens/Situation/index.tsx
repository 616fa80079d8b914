import { Suspense } from "react";
import { useParams, useSearch } from "wouter";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { KnownSituation } from "./KnownSituation.tsx";
import { SituationNow } from "./SituationNow.tsx";

/** One situation: as it is, or with `?at=2026-03-03` as it was known at the end of that day. */
export function SituationScreen() {
  const { id = "" } = useParams();
  const day = new URLSearchParams(useSearch()).get("at") ?? "";
  return <Suspense fallback={<Skeleton />}>{isRealDay(day) ? <KnownSituation id={id} day={day} /> : <SituationNow id={id} />}</Suspense>;
}
