import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import type { LinkedHead } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { isolate } from "#ui/text/isolate.ts";
import type { Alert } from "../../model/alert.ts";
import { AskList } from "./AskList.tsx";
import { PublicText } from "./PublicText.tsx";
import styles from "../form.module.css";

const deadlineNames = ["acknowledgeBy", "respondBy", "actBy", "reportBackBy"] as const;

/** The alert itself, as its addressees read it. */
export function AlertContent({ content, linked }: { content: Alert; linked: readonly LinkedHead[] }) {
  const t = useMessages();
  const format = useFormat();
  const { deadlines } = content;
  const moment = (at: string | null) => (at === null ? undefined : format.dateTime(at));
  return (
    <>
      <Section title={t(`warning.form.${content.form}`)} lead={<UserText text={content.keyJudgement} lang={content.language} />}>
        <KeyValue
          items={[
            { key: t("information.situation"), value: <LinkedName linked={linked} id={content.situationId} otherwise={t("ui.record.not-open")} /> },
            { key: t("warning.screen.ground.title"), value: content.assessmentId === null ? <UserText text={content.flashJustification ?? ""} lang={content.language} /> : <LinkedName linked={linked} id={content.assessmentId} otherwise={t("warning.screen.ground.assessment")} /> },
            { key: t("warning.screen.says.populations"), value: <span dir="auto">{format.list(content.populations.map(isolate))}</span> },
            { key: t("warning.screen.says.time-available"), value: content.timeAvailable === null ? undefined : t(`warning.time-span.${content.timeAvailable}`) },
            ...(content.form === "public-statement" ? [] : deadlineNames.map((name) => ({ key: t(`warning.screen.deadlines.${name}`), value: moment(deadlines[name]) }))),
          ]}
        />
      </Section>
      <AskList content={content} />
      {content.sections.map((section) => (
        <Section key={section.key} title={t(`warning.section.${section.key}`)}><UserText text={section.text} lang={content.language} /></Section>
      ))}
      {content.options.length > 0 && <Options content={content} />}
      {content.publicNotice && <PublicText notice={content.publicNotice} />}
    </>
  );
}

type Option = Alert["options"][number];

function Options({ content }: { content: Alert }) {
  const t = useMessages();
  const text = (key: "text" | "pros" | "cons" | "risks"): Column<Option> => ({ key, title: t(`warning.screen.options.${key}`), kind: "text", isSortable: false, value: (option) => option[key], cell: (option) => <div className={styles["words"]}><UserText text={option[key]} lang={content.language} /></div> });
  const columns: Column<Option>[] = [
    text("text"),
    text("pros"),
    text("cons"),
    text("risks"),
    { key: "leadTime", title: t("warning.screen.options.lead-time"), kind: "text", isSortable: false, value: (option) => t(`warning.time-span.${option.leadTime ?? "unknown"}`) },
    { key: "coercive", title: t("warning.screen.options.coercive"), kind: "text", isSortable: false, value: (option) => t(option.coercive ? "warning.screen.yes" : "warning.screen.no") },
  ];
  return (
    <Section title={t("warning.section.options")}>
      <DataTable caption={t("warning.section.options")} isCaptionHidden columns={columns} rows={content.options} rowKey={(option) => content.options.indexOf(option)} />
    </Section>
  );
}
