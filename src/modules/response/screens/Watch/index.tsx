import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useSession } from "#ui/session.ts";
import { ChangedList } from "./ChangedList.tsx";
import { DueList } from "./DueList.tsx";
import { Median } from "./Median.tsx";
import { OpenAlerts } from "./OpenAlerts.tsx";
import { countOverdue } from "./pressing.ts";
import { watchQuery } from "./watch-answer.ts";

/** At the end of the page, with a dialog, or with names of countries: none is waited for by whoever looks what is due. */
const ExercisePanel = lazy(() => import("./ExercisePanel.tsx").then((module) => ({ default: module.ExercisePanel })));
const UnusualWeeks = lazy(() => import("./UnusualWeeks.tsx").then((module) => ({ default: module.UnusualWeeks })));
const FirstSteps = lazy(() => import("./FirstSteps.tsx").then((module) => ({ default: module.FirstSteps })));

/** The first screen: what changed, what is due, the clocks of open alerts, and how long warnings wait for a response. */
export function WatchScreen() {
  const t = useMessages();
  const { memberships, administrator } = useSession();
  if (memberships.some(({ roles }) => roles.length > 0)) return <MemberWatch />;
  if (!administrator) return <Page title={t("response.screen.watch.title")}><Empty why="not-permitted" action={<LinkButton to="/shared">{t("response.screen.watch.shared")}</LinkButton>}>{t("response.screen.watch.no-role")}</Empty></Page>;
  return (
    <Page title={t("response.screen.watch.title")} lead={t("response.screen.watch.administrator")} actions={<LinkButton to="/people" look="main">{t("response.screen.watch.create-people")}</LinkButton>}>
      <Suspense><ExercisePanel /></Suspense>
    </Page>
  );
}

function MemberWatch() {
  const t = useMessages();
  const { exercise } = useSession();
  const { data: watch } = useSuspenseQuery(watchQuery);
  const { changed, due, lowerings, foreseen, alerts, signalCount, horizonDays } = watch;
  if (changed.length + due.length + lowerings.length + foreseen.length + alerts.length + signalCount === 0) return <FirstSteps />;
  const overdue = countOverdue(due, watch.now);
  return (
    <Page
      title={t("response.screen.watch.title")}
      asOf={watch.now}
      lead={t("response.screen.watch.lead", { overdue, coming: due.length - overdue, days: horizonDays, alerts: alerts.length })}
    >
      <OpenAlerts alerts={alerts} />
      <DueList due={due} lowerings={lowerings} foreseen={foreseen} days={horizonDays} />
      {signalCount > 0 && <Suspense><UnusualWeeks signals={watch.signals} count={signalCount} /></Suspense>}
      <Median hours={watch.medianHours} alerts={watch.observedAlerts} />
      <ChangedList changed={changed} />
      {exercise && <Suspense><ExercisePanel /></Suspense>}
    </Page>
  );
}
