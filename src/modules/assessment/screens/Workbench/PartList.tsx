import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import type { Assessment } from "../../model/assessment.ts";
import { factorGroups, lookedAt, sectionParts } from "./parts.ts";
import styles from "./styles.module.css";

type PartListProps = { address: string; current: string; content: Assessment };

/** Everything that can be opened: the sections, and the factors by crime, each with its nature and how far the work is. */
export function PartList({ address, current, content }: PartListProps) {
  const t = useMessages();
  const link = (key: string, text: string) => (
    <Link href={`${address}?open=${key}`} aria-current={key === current ? "page" : undefined}>{text}</Link>
  );
  return (
    <nav aria-label={t("assessment.screen.workbench.parts")} className={styles["parts"]}>
      <ul>{sectionParts.map((section) => <li key={section}>{link(section, t(section === "check" ? "assessment.screen.check.title" : `assessment.section.${section}`))}</li>)}</ul>
      <p className={styles["soft"]}>{t("assessment.counts-not-a-score")}</p>
      {factorGroups.map((group) => (
        <section key={group.crime} aria-label={t("assessment.screen.workbench.factors-of", { crime: t(`assessment.crime.${group.crime}`) })}>
          <h3>{t("assessment.screen.workbench.factors-of", { crime: t(`assessment.crime.${group.crime}`) })}</h3>
          <ul>
            {group.factors.map((factor) => (
              <li key={factor.id}>
                {link(factor.id, t("assessment.screen.framework-line", { id: factor.id, name: t(`assessment.framework.${factor.id}`) }))}
                <span className={styles["soft"]}>{t("assessment.screen.workbench.factor-state", { nature: t(`assessment.nature.${factor.nature}`), done: lookedAt(content, factor), total: factor.indicators.length })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
