import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Clock } from "#ui/text/Clock.tsx";
import type { Clock as ClockFacts } from "../model/clocks.ts";

/** One clock of an alert in words: nothing owed, time left, over, done in time or late. */
export function ClockWord({ clock, title }: { clock: ClockFacts; title?: string }) {
  const t = useMessages();
  const format = useFormat();
  if (clock.state === "unseen") return <span>{title !== undefined && `${title}: `}{t(clock.dueAt === null ? "warning.clock-state.unseen" : "warning.screen.clock.unseen", { when: clock.dueAt === null ? "" : format.dateTime(clock.dueAt) })}</span>;
  if (clock.state === "not-started") return <span>{title !== undefined && `${title}: `}{t("warning.clock-state.not-started")}</span>;
  if (clock.dueAt === null) return <span>{title !== undefined && `${title}: `}{t("warning.screen.clock.done-without-day", { when: clock.at === null ? "" : format.dateTime(clock.at) })}</span>;
  return <Clock dueAt={clock.dueAt} doneAt={clock.at ?? undefined} title={title} />;
}
