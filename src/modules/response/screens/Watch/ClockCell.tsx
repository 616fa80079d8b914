import type { ClockState } from "#warning/model/clocks.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import styles from "./styles.module.css";
import type { WatchClock } from "./watch-answer.ts";

const icons = { "not-started": "·", running: "◷", met: "✓", late: "✓", missed: "!", unseen: "·" } as const satisfies Record<ClockState, string>;

/** One of the four clocks: word and sign, and the moment it is about. */
export function ClockCell({ clock }: { clock: WatchClock }) {
  const t = useMessages();
  return (
    <span className={styles["stack"]}>
      <span className={styles[clock.state]}>
        <span aria-hidden="true" className={styles["icon"]}>{icons[clock.state]}</span> {t(`warning.clock-state.${clock.state}`)}
      </span>
      <Moment clock={clock} />
    </span>
  );
}

function Moment({ clock: { at, dueAt } }: { clock: WatchClock }) {
  const t = useMessages();
  const format = useFormat();
  const moment = at ?? dueAt;
  if (moment === null) return <span className={styles["soft"]}>{t("response.screen.watch.clock-no-day")}</span>;
  const key = at === null ? "response.screen.watch.clock-due" : "response.screen.watch.clock-done";
  return <time dateTime={moment} className={styles["soft"]}>{t(key, { when: format.dateTime(moment) })}</time>;
}
