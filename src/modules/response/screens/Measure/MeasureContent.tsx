import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import type { LinkedHead } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { cautionsOf } from "../../model/measure-cautions.ts";
import { findMeasure, nameOfMeasure } from "../../model/measure-list.ts";
import type { Measure } from "../../model/measure.ts";
import { useFactorWords } from "../factor-words.ts";
import { useTimeAvailable } from "../time-available.ts";
import styles from "../measures.module.css";

export function MeasureContent({ content, linked }: { content: Measure; linked: readonly LinkedHead[] }) {
  const t = useMessages();
  const format = useFormat();
  const factors = useFactorWords();
  const { language } = useLanguage();
  const timeAvailable = useTimeAvailable(content.alertId);
  const listed = content.measureId === null ? undefined : findMeasure(content.measureId);
  const name = listed && nameOfMeasure(listed, language);
  const cautions = content.leadTime === null ? [] : cautionsOf({ authority: content.authorityNeeded, coercion: content.coercion, leadTime: content.leadTime }, timeAvailable);
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={content.language} />);
  const day = (iso: string | null) => (iso === null ? undefined : format.date(iso));
  return (
    <Section title={t("response.screen.description")} lead={cautions.length > 0 ? <ul className={styles["plain"]}>{cautions.map((caution) => <li key={caution}>{t(caution)}</li>)}</ul> : undefined}>
      <KeyValue
        items={[
          { key: t("response.screen.from-list"), value: name ? <Bdi lang={name.lang}>{name.text}</Bdi> : t("response.screen.choice.free") },
          { key: t("information.situation"), value: <LinkedName linked={linked} id={content.situationId} otherwise={t("ui.record.not-open")} /> },
          { key: t("warning.alert"), value: content.alertId === null ? t("response.screen.no-alert") : <LinkedName linked={linked} id={content.alertId} otherwise={t("ui.record.not-open")} /> },
          { key: t("response.screen.field.addressee"), value: content.addressee === "" ? undefined : <Bdi>{content.addressee}</Bdi> },
          { key: t("response.screen.field.factors"), value: content.factors.length === 0 ? undefined : <ul className={styles["plain"]}>{content.factors.map((id) => <li key={id}>{factors.name(id)}</li>)}</ul> },
          { key: t("response.screen.field.rationale"), value: words(content.rationale) },
          { key: t("response.screen.field.expectedEffect"), value: words(content.expectedEffect) },
          { key: t("response.screen.field.riskOfHarm"), value: words(content.riskOfHarm) },
          { key: t("response.screen.pillar"), value: content.pillar === null ? undefined : t(`response.pillar.${content.pillar}`) },
          { key: t("response.screen.timing"), value: content.timing === null ? undefined : t(`response.timing.${content.timing}`) },
          { key: t("response.screen.coercion"), value: t(`response.coercion.${content.coercion}`) },
          { key: t("response.screen.authority"), value: t(`response.authority.${content.authorityNeeded}`) },
          { key: t("response.screen.decision"), value: content.decision === null ? undefined : <><Bdi>{content.decision.symbol}</Bdi>, {format.date(content.decision.date)}</> },
          { key: t("response.screen.lead-time"), value: content.leadTime === null ? undefined : t("response.screen.lead-time-against", { leadTime: t(`warning.time-span.${content.leadTime}`), time: t(`warning.time-span.${timeAvailable ?? "unknown"}`) }) },
          { key: t("response.screen.owner"), value: content.owner === "" ? undefined : <Bdi>{content.owner}</Bdi> },
          { key: t("ui.record.due"), value: day(content.dueOn) },
          { key: t("response.screen.first-action"), value: content.firstAction === null ? undefined : <>{format.date(content.firstAction.on)}{t("ui.colon")} <UserText text={content.firstAction.what} lang={content.language} /></> },
          { key: t("response.screen.finished"), value: day(content.finishedOn) },
        ]}
      />
    </Section>
  );
}
