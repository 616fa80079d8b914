import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { Written } from "./Written.tsx";
import styles from "./styles.module.css";

export function Scenarios({ content }: { content: Assessment }) {
  const t = useMessages();
  const { best, mostLikely, worst } = content.scenarios;
  const all = [["scenario-best", best], ["scenario-most-likely", mostLikely], ["scenario-worst", worst]] as const;
  return (
    <Section title={t("assessment.section.scenarios")}>
      {all.map(([section, scenario]) => (
        <div key={section}>
          <h3>{t(`assessment.section.${section}`)}</h3>
          <Written text={scenario.text} language={content.language} />
          <Points title={t("assessment.screen.scenario.triggers")} points={scenario.triggers} />
          <Points title={t("assessment.screen.scenario.signposts")} points={scenario.signposts} />
        </div>
      ))}
    </Section>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <>
      <h4 className={styles["small-title"]}>{title}</h4>
      <ul className={styles["points"]}>{points.map((point) => <li key={point}><Bdi>{point}</Bdi></li>)}</ul>
    </>
  );
}
