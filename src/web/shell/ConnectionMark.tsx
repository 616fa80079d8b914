import { useEffect } from "react";
import { announce } from "#ui/announce.ts";
import { classNames } from "#ui/class-names.ts";
import { useFormat } from "#ui/format.ts";
import { useConnection } from "#ui/live.ts";
import { useMessages } from "#ui/messages.ts";
import styles from "./Header.module.css";

const signs = { live: "●", connecting: "◌", offline: "○" } as const;

/** Connected, connecting or offline, as sign and word; offline says how old the page is. */
export function ConnectionMark() {
  const t = useMessages();
  const format = useFormat();
  const { state, since } = useConnection();
  const words = state === "offline" && since !== undefined ? t("web.connection.offline-since", { when: format.dateTime(since) }) : t(`web.connection.${state}`);
  const isOffline = state === "offline";
  useEffect(() => {
    if (isOffline) announce(t("web.connection.offline"));
  }, [isOffline, t]);
  return (
    <span className={classNames(styles["connection"], isOffline && styles["offline"])}>
      <span aria-hidden="true">{signs[state]}</span>
      {words}
    </span>
  );
}
