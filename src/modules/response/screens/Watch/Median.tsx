import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import styles from "./styles.module.css";

/** The gap between warning and response as one number, with how it was counted beside it. */
export function Median({ hours, alerts }: { hours: number | null; alerts: number }) {
  const t = useMessages();
  const shown = hours === null ? undefined : hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours);
  return (
    <Section title={t("response.screen.watch.median-title")}>
      <p className={styles["median"]}>
        <strong>{shown === undefined ? t("response.screen.watch.median-unknown") : t("response.screen.watch.median-number", { hours: shown })}</strong>
        <span>
          {t("response.screen.watch.median-over", { alerts })} {hours === null && t("response.screen.watch.median-too-few")} {t("response.screen.watch.median-how-counted")}
        </span>
      </p>
    </Section>
  );
}
