import { useState } from "react";
import { useLocation } from "wouter";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import styles from "./styles.module.css";

/** Chooses the day whose knowledge is shown. */
export function ChooseDay({ id, day }: { id: string; day: string }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(day);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <form
      className={styles["choose"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRealDay(typed)) navigate(`/situations/${id}?at=${typed}`);
      }}
    >
      <label>
        {t("information.screen.situation.known-day")}
        <input type="date" max={today} value={typed} onChange={(event) => setTyped(event.target.value)} required />
      </label>
      <Button type="submit">{t("information.screen.situation.known-show")}</Button>
    </form>
  );
}
