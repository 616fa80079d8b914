import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Decide } from "./Decide.tsx";
import { pairQuery } from "./pair-answers.ts";
import { PairView } from "./PairView.tsx";
import styles from "./styles.module.css";

/** One pair by its address, with everything that was ever decided about it. */
export function OnePair({ id }: { id: string }) {
  const t = useMessages();
  const format = useFormat();
  const { data: pair } = useSuspenseQuery(pairQuery(id));
  return (
    <>
      {pair.state === "no-longer-found" && pair.lostAt !== null && <p>{t("information.screen.pairs.lost", { when: format.dateTime(pair.lostAt) })}</p>}
      <PairView pair={pair}><Decide pair={pair} /></PairView>
      <Section title={t("information.screen.pairs.history")}>
        {pair.decisions.length === 0 ? <p>{t("information.screen.pairs.history-none")}</p> : (
          <ol className={styles["history"]}>
            {pair.decisions.map(({ ordinal, verdict, reason, by, at }) => (
              <li key={ordinal}>
                {t("information.screen.pairs.history-line", { verdict: t(`information.screen.pairs.state.${verdict}`), by: by ?? t("information.screen.pairs.somebody"), when: format.dateTime(at) })}
                {reason !== "" && <UserText text={reason} />}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}
