import { useEffect, useState } from "react";
import { classNames } from "../class-names.ts";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { clockState } from "./clock-state.ts";
import styles from "./Clock.module.css";

export type ClockProps = { dueAt: string; doneAt?: string; title?: string; now?: Date };

const icons = { done: "✓", "done-late": "✓", over: "!", soon: "◔", running: "◷" } as const;

/** Time left or over, in words, with the moment itself for whoever looks closer. Moves on by itself. */
export function Clock({ dueAt, doneAt, title, now }: ClockProps) {
  const t = useMessages();
  const format = useFormat();
  const present = usePresent(now);
  const state = clockState(dueAt, present, doneAt);
  return (
    <span className={classNames(styles["clock"], styles[state])}>
      <span aria-hidden="true" className={styles["icon"]}>{icons[state]}</span>
      {title !== undefined && <span>{title}</span>}
      <time dateTime={dueAt} title={format.dateTime(dueAt)}>
        {t(`ui.clock.${state}`, { when: format.relative(doneAt ?? dueAt, present) })}
      </time>
    </span>
  );
}

function usePresent(fixed: Date | undefined): Date {
  const [present, setPresent] = useState(() => new Date());
  useEffect(() => {
    if (fixed) return undefined;
    const timer = setInterval(() => setPresent(new Date()), 30_000);
    return () => clearInterval(timer);
  }, [fixed]);
  return fixed ?? present;
}
